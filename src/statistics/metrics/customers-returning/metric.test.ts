import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('have come before: a second message in one conversation is no return', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').writes('10:00');
  given.customer('Max').writes('2026-03-01T09:00Z');
  given.customer('Max').writes('2026-03-02T09:00Z');
  given.customer('Max').writes('2026-03-03T09:00Z');
  expect(await numbersFrom(given, { metric: 'customers-returning' })).toEqual([[1, 1, null]]);
});
