import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('runs from the first turn of the customer to the first by a person, once a conversation', async () => {
  const given = story();
  // 09:00 → 09:30 is 1,800 s; the automatic reply, the second question and its answer change nothing.
  const eva = given.customer('Eva').writes('2026-03-01T09:00Z').isToldAutomatically('09:01').writes('09:20');
  eva.agent('Ann').replies('09:30').writes('11:00').replies('11:45');
  // Ann opened this one: it has no first response.
  given.customer('Max').agent('Ann').replies('2026-03-01T09:00Z').writes('10:00').replies('10:20');
  expect(await numbersFrom(given, { metric: 'first-response-time' })).toEqual([[1800, 1, 0]]);
});

it('leaves a wait without an answer out of the time and counts it beside', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:10');
  given.customer('Max').writes('2026-03-01T09:00Z').isToldAutomatically('09:00');
  expect(await numbersFrom(given, { metric: 'first-response-time', aggregate: 'mean' })).toEqual([[600, 1, 1]]);
});
