import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the time until the caller was reached, with those who were not beside it', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z').by('email').agent('Ann').replies('10:00');
  given.customer('Max').calls('2026-03-01T09:00Z', 'abandoned');
  expect(await numbersFrom(given, { metric: 'missed-call-recovery-time' })).toEqual([[3600, 1, 1]]);
});
