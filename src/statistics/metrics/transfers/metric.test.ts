import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts the further legs that somebody took', async () => {
  const given = story();
  const leg = { kind: 'call', channel: 'phone', is_leg: true };
  given.customer('Eva').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:01', 60);
  given.row({ at: '2026-03-01T09:02:00Z', ...leg, stated_answered_at: '2026-03-01T09:02:05Z', talk_ms: 60_000 });
  given.row({ at: '2026-03-01T09:02:00Z', ...leg });
  expect(await numbersFrom(given, { metric: 'transfers' })).toEqual([[1, 1, null]]);
});
