import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is talk + hold + after-call work, on the day the work ended', async () => {
  const given = story();
  // 23:59:00 + 100 s of talk + 20 s of hold + 30 s after the call ends at 00:01:30 of the next day.
  given.row({
    at: '2026-03-01T23:58:50Z',
    kind: 'call',
    call_outcome: 'answered',
    stated_answered_at: '2026-03-01T23:59:00Z',
    talk_ms: 100_000,
    hold_ms: 20_000,
    wrap_up_ms: 30_000,
  });
  const day = (from: string, to: string) => ({ metric: 'handle-time', from, to });
  expect(await numbersFrom(given, day('2026-03-01', '2026-03-02'), day('2026-03-02', '2026-03-03'))).toEqual([
    [null, 0, null],
    [150, 1, null],
  ]);
});

it('gives each agent their own part of a transferred call, and leaves out calls that nobody took', async () => {
  const given = story();
  const call = given.customer('Eva').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:00:05', 60);
  expect(call).toBeDefined();
  const leg = { at: '2026-03-01T09:01:05Z', kind: 'call', is_leg: true, stated_answered_at: '2026-03-01T09:01:10Z' };
  given.row({ ...leg, agent_point_id: given.person('Bob'), talk_ms: 240_000 });
  given.row({ at: '2026-03-01T10:00:00Z', kind: 'call', call_outcome: 'missed', talk_ms: 0 });
  const sum = { metric: 'handle-time', aggregate: 'sum' } as const;
  expect(await numbersFrom(given, sum, { ...sum, where: [{ dimension: 'agent', value: 'bob' }] })).toEqual([
    [300, 2, null],
    [240, 1, null],
  ]);
});
