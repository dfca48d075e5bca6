import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('looks at first responses only', async () => {
  const given = story();
  given.decides('target', { for: { kind: 'all' }, metric: 'first-response-time', value: 900 });
  const eva = given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:10');
  eva.writes('10:00').replies('12:00');
  given.customer('Max').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
  // Eva's first answer took 10 of 15 minutes, Max's 30; her second wait is not a first one.
  expect(await numbersFrom(given, { metric: 'first-within-target' })).toEqual([[0.5, 2, null]]);
});
