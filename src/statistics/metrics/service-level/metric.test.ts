import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the part of the calls that were picked up in time, of all that should have been', async () => {
  const given = story();
  given.decides('target', { for: { kind: 'all' }, metric: 'speed-of-answer', value: 20 });
  given.customer('Eva').calls('2026-03-01T09:00:00Z').agent('Ann').picksUp('2026-03-01T09:00:20Z', 60);
  given.customer('Max').calls('2026-03-01T09:00:00Z').agent('Ann').picksUp('2026-03-01T09:00:21Z', 60);
  given.customer('Lea').calls('2026-03-01T09:00:00Z', 'abandoned');
  given.customer('Kim').calls('2026-03-01T09:00:00Z').agent('Ann').picksUp('2026-03-01T09:00:05Z', 60);
  // In time: Eva's (20 s) and Kim's (5 s) of four.
  expect(await numbersFrom(given, { metric: 'service-level' })).toEqual([[0.5, 4, null]]);
});
