import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts calls that rang out; abandoned and unreached ones are something else', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z');
  given.customer('Max').calls('2026-03-01T09:00Z', 'abandoned');
  given.row({ at: '2026-03-01T10:00:00Z', kind: 'call', direction: 'outbound', call_outcome: 'unreached' });
  expect(await numbersFrom(given, { metric: 'calls-missed' })).toEqual([[1, 1, null]]);
});
