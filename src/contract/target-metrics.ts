import type { Aggregation } from './question-names.ts';

/** The waits that something can be promised about: a target without a calculation holds for each of them. */
export const PROMISED_METRICS = [
  'first-response-time',
  'next-response-time',
  'response-time',
  'speed-of-answer',
] as const;
export type PromisedMetric = (typeof PROMISED_METRICS)[number];

/** What can be held beside a goal: not how many there were, which depends on the span, and not a share of something else. */
export const GOAL_AGGREGATIONS = [
  'median',
  'mean',
  'p75',
  'p90',
  'p95',
  'p99',
  'max',
  'ratio',
  'level',
  'oldest',
] as const satisfies readonly Aggregation[];
export type GoalAggregation = (typeof GOAL_AGGREGATIONS)[number];
