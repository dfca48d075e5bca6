import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the part of the waits that somebody ended', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30').writes('10:00');
  given.customer('Max').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
  given.customer('Lea').writes('2026-03-01T09:00Z').isToldAutomatically('09:01');
  // Answered: Eva's first, Max's; open: Eva's second, Lea's.
  expect(await numbersFrom(given, { metric: 'answered-share' })).toEqual([[0.5, 4, null]]);
});
