import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts what came in, answered or not, and nothing that went out', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:00:05', 60);
  given.customer('Max').calls('2026-03-01T09:00Z');
  given.row({ at: '2026-03-01T09:00:03Z', kind: 'call', is_leg: true });
  given.row({ at: '2026-03-01T10:00:00Z', kind: 'call', direction: 'outbound', call_outcome: 'unreached' });
  given.row({ at: '2026-03-01T11:00:00Z', kind: 'call', direction: null, call_outcome: 'missed' });
  expect(await numbersFrom(given, { metric: 'calls-offered' })).toEqual([[3, 3, null]]);
});
