import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the part of the incoming calls that callers gave up', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z', 'abandoned');
  given.customer('Max').calls('2026-03-01T09:00Z');
  given.customer('Lea').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:01', 60);
  given.row({ at: '2026-03-01T09:00:00Z', kind: 'call', direction: 'outbound', call_outcome: 'unreached' });
  expect(await numbersFrom(given, { metric: 'abandonment' })).toEqual([[1 / 3, 3, null]]);
});
