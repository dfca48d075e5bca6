import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('is how many conversations are between their first and their last turn at the same time', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').replies('09:30');
  given.customer('Max').writes('2026-03-02T09:20Z').agent('Ann').replies('09:25').writes('10:00');
  // A single message has no length, and an automatic reply prolongs nothing.
  given.customer('Lea').writes('2026-03-02T09:22Z').isToldAutomatically('09:50');
  const span = { metric: 'concurrent-conversations', from: '2026-03-02T09:00Z', to: '2026-03-02T10:00Z' } as const;
  const [peak, mean] = await answersTo(given, span, { ...span, aggregate: 'mean' });
  expect(peak![0]).toMatchObject({ value: 2, n: 2 });
  // 30 minutes of Eva's and 40 of Max's in an hour.
  expect(mean![0]!.value).toBeCloseTo(70 / 60, 12);
});

it('without a range looks from the first beginning to the last end; nothing at all is 0', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').replies('09:30');
  const [mean] = await answersTo(given, { metric: 'concurrent-conversations', aggregate: 'mean' });
  expect(mean![0]).toMatchObject({ value: 1, n: 1 });
  const [none] = await answersTo(story(), { metric: 'concurrent-conversations' });
  expect(none![0]).toMatchObject({ value: 0, n: 0 });
});
