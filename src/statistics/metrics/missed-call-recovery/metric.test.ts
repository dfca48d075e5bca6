import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('looks across channels: a mail or a later call reaches the caller', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z').by('email').agent('Ann').replies('10:00');
  given.customer('Max').calls('2026-03-01T09:00Z', 'abandoned').isToldAutomatically('09:01');
  given.customer('Lea').calls('2026-03-01T09:00Z');
  given.customer('Lea').calls('2026-03-02T09:00Z').agent('Ann').picksUp('09:01', 60);
  given.customer('Kim').calls('2026-03-01T09:00Z').agent('Ann').replies('2026-03-08T09:00:01Z');
  // Eva by mail, Lea by phone; Max only automatically, Kim a second too late.
  expect(await numbersFrom(given, { metric: 'missed-call-recovery' })).toEqual([[0.5, 4, null]]);
});
