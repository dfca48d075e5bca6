import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('runs from the oldest turn without an answer, after the first response', async () => {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
  // 11:00 and 11:40 wait together, from 11:00 until 12:00: 3,600 s. 13:00 still waits.
  eva.writes('11:00').writes('11:40').replies('12:00').writes('13:00');
  expect(await numbersFrom(given, { metric: 'next-response-time' })).toEqual([[3600, 1, 1]]);
});
