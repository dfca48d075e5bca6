import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts a conversation once in each span, and once over all of them', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('10:00').writes('2026-03-02T09:00Z');
  given.customer('Max').writes('2026-03-02T09:00Z');
  const day = (from: string, to: string) => ({ metric: 'conversations-active', from, to });
  expect(
    await numbersFrom(
      given,
      day('2026-03-01', '2026-03-02'),
      day('2026-03-02', '2026-03-03'),
      day('2026-03-01', '2026-03-03'),
    ),
  ).toEqual([
    [1, 1, null],
    [2, 2, null],
    [2, 2, null],
  ]);
});
