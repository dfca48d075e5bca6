import { expect, it } from 'vitest';
import { targetSchema } from '../contract/calendar.ts';
import { checkTarget } from './check-target.ts';

const check = (about: object) => () => checkTarget(targetSchema.parse({ for: { kind: 'all' }, value: 1, ...about }));

it('takes goals of what has a good direction, by a calculation that there is', () => {
  for (const about of [
    { metric: 'csat', aggregate: 'ratio', value: 0.9 },
    { metric: 'csat', value: 0.9 },
    { metric: 'response-time', value: 3_600 },
    { metric: 'response-time', aggregate: 'median', value: 600 },
    { metric: 'waiting', aggregate: 'oldest', value: 3_600 },
  ])
    expect(check(about)).not.toThrow();
  for (const [about, code] of [
    [{ metric: 'volume' }, 'no-goal'],
    [{ metric: 'nothing' }, 'unknown-metric'],
    [{ metric: 'csat', aggregate: 'median' }, 'goal-not-offered'],
    [{ metric: 'waiting' }, 'goal-not-offered'],
    [{ metric: 'csat', value: 90 }, 'goal-too-high'],
  ] as const)
    expect(check(about)).toThrow(expect.objectContaining({ code: `statistics.${code}` }) as Error);
});
