import { expect, it } from 'vitest';
import type { TargetDecision } from '../../src/contract/calendar.ts';
import { goalOf } from './goal.ts';

const target = (value: number, more: Partial<TargetDecision> = {}): TargetDecision => ({
  for: { kind: 'all' },
  metric: 'response-time',
  value,
  clock: 'calendar',
  validFrom: null,
  zone: 'UTC',
  ...more,
});
const today = '2026-03-01';

it('a goal is that of whoever is filtered for, else of everybody, as it has begun last', () => {
  const targets = [
    target(100),
    target(200, { validFrom: '2026-02-01' }),
    target(300, { validFrom: '2026-04-01' }),
    target(50, { for: { kind: 'channel', channel: 'chat' } }),
  ];
  const goal = (where: Parameters<typeof goalOf>[3]) => goalOf(targets, 'response-time', 'median', where, today);
  expect(goal([])).toBe(200);
  expect(goal([{ dimension: 'channel', value: 'chat' }])).toBe(50);
  expect(
    goal([
      { dimension: 'channel', value: 'chat' },
      { dimension: 'channel', value: 'email' },
    ]),
  ).toBe(200);
  expect(goalOf(targets, 'csat', 'ratio', [], today)).toBeUndefined();
  expect(goalOf(targets, 'response-time', 'count', [], today)).toBeUndefined();
});
