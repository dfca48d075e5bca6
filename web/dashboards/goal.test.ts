import { expect, it } from 'vitest';
import type { TargetDecision } from '../../src/contract/calendar.ts';
import { isMet } from '../charts/prepare/is-met.ts';
import { certainOf, goalOf } from './goal.ts';

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

it('a goal of one calculation stands beside that one only, and before what is said for each value', () => {
  const targets = [
    target(100),
    target(60, { aggregate: 'median' }),
    target(3, { metric: 'waiting', aggregate: 'level' }),
  ];
  expect(goalOf(targets, 'response-time', 'median', [], today)).toBe(60);
  expect(goalOf(targets, 'response-time', 'p90', [], today)).toBe(100);
  expect(goalOf(targets, 'waiting', 'level', [], today)).toBe(3);
  expect(goalOf(targets, 'waiting', 'oldest', [], today)).toBeUndefined();
});

it('a team that a filter is certain of has its own goal', () => {
  const targets = [target(100), target(50, { for: { kind: 'team', team: 'Alpha' } })];
  const where = (filter: Parameters<typeof certainOf>[0]) => certainOf(filter);
  const alpha = { dimension: 'team', value: 'Alpha' } as const;
  const goal = (filter: Parameters<typeof certainOf>[0]) =>
    goalOf(targets, 'response-time', 'median', where(filter), today);
  expect(goal({ and: [alpha, { not: { dimension: 'channel', value: 'chat' } }] })).toBe(50);
  expect(goal({ or: [alpha, { dimension: 'team', value: 'Beta' }] })).toBe(100);
});

it('at the goal it is met, whichever way is good', () => {
  expect([isMet(0.9, 0.9, 'higher'), isMet(0.89, 0.9, 'higher')]).toEqual([true, false]);
  expect([isMet(60, 60, 'lower'), isMet(61, 60, 'lower')]).toEqual([true, false]);
});
