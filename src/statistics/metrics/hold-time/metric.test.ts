import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is that part of each call', async () => {
  const given = story();
  const call = { kind: 'call', channel: 'phone', call_outcome: 'answered', stated_answered_at: '2026-03-01T09:00:10Z' };
  given.row({ at: '2026-03-01T09:00:00Z', ...call, talk_ms: 60_000, hold_ms: 20_000, wrap_up_ms: 30_000 });
  given.row({ at: '2026-03-01T09:00:00Z', ...call, talk_ms: 120_000 });
  given.row({ at: '2026-03-01T09:00:00Z', kind: 'call', channel: 'phone', call_outcome: 'missed' });
  // Only one tells it: 20 s.
  expect(await numbersFrom(given, { metric: 'hold-time', aggregate: 'mean' })).toEqual([[20, 1, null]]);
});
