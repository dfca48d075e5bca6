import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts calls that the caller left before anyone joined', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z');
  given.customer('Max').calls('2026-03-01T09:00Z', 'abandoned');
  expect(await numbersFrom(given, { metric: 'calls-abandoned' })).toEqual([[1, 1, null]]);
});
