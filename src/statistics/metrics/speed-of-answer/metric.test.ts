import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('runs from the ring to the pick-up, of answered incoming calls', async () => {
  const given = story();
  given.customer('Eva').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:00:05', 60);
  given.customer('Max').calls('2026-03-01T09:00Z').agent('Bob').picksUp('09:00:15', 60);
  given.customer('Lee').calls('2026-03-01T09:00Z');
  given.row({
    at: '2026-03-01T09:00:00Z',
    kind: 'call',
    direction: 'outbound',
    call_outcome: 'answered',
    stated_answered_at: '2026-03-01T09:01:00Z',
  });
  const mean = { metric: 'speed-of-answer', aggregate: 'mean' } as const;
  // (5 s + 15 s) ÷ 2; half of the calls were answered within 10 s.
  expect(
    await numbersFrom(
      given,
      mean,
      { ...mean, aggregate: 'share', target: 10 },
      { ...mean, where: [{ dimension: 'agent', value: 'Bob' }] },
    ),
  ).toEqual([
    [10, 2, null],
    [0.5, 2, null],
    [15, 1, null],
  ]);
});
