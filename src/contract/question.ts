import { z } from 'zod';
import { localisedSchema } from './text.ts';

export const BUCKETS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const AGGREGATIONS = ['count', 'sum', 'mean', 'median', 'p75', 'p90', 'p95', 'share', 'ratio', 'level'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const DIMENSIONS = [
  'channel',
  'direction',
  'agent',
  'source',
  'customer',
  'author',
  'language',
  'weekday',
  'hour',
  'rating',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `DIMENSION=VALUE`; several values of one dimension are alternatives, several dimensions all hold. */
export const filterSchema = z.object({ dimension: z.enum(DIMENSIONS), value: z.string() });
export type Filter = z.infer<typeof filterSchema>;

/**
 * One statistic, asked. `from` and `to` are local dates or date-times in `zone`, or instants with an
 * offset; half-open, missing means unbounded. `target` is in the metric's unit (seconds for
 * durations) and belongs to `share`: the part of the values at or under it.
 */
export const questionSchema = z.object({
  metric: z.string(),
  every: z.enum(BUCKETS).optional(),
  by: z.array(z.enum(DIMENSIONS)).max(3).default([]),
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().default('UTC'),
  where: z.array(filterSchema).default([]),
  clock: z.enum(['calendar', 'business']).default('calendar'),
  aggregate: z.enum(AGGREGATIONS).optional(),
  target: z.number().nonnegative().optional(),
  /** First day of the week, ISO 8601: 1 is Monday, 7 Sunday. */
  weekStart: z.number().int().min(1).max(7).default(1),
});
export type Question = z.infer<typeof questionSchema>;
export type QuestionInput = z.input<typeof questionSchema>;

export const UNITS = ['interactions', 'conversations', 'calls', 'replies', 's', 'ratio', 'stars'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * One cell. `bucket` is the start of the span in the question's zone with its offset
 * ("2026-03-01T00:00:00+08:00"), null without `every`. Besides it stands one key for each dimension
 * of `by` (a name that people read; null is unknown) and, for people and sources, `…Id`.
 * `value` null is a gap: nothing was measured. `unanswered` is null where nobody can wait.
 */
export const answerRowSchema = z
  .object({
    bucket: z.string().nullable(),
    value: z.number().nullable(),
    n: z.number().int(),
    unanswered: z.number().int().nullable(),
  })
  .catchall(z.union([z.string(), z.number(), z.null()]));
export type AnswerRow = z.infer<typeof answerRowSchema>;

export const answerSchema = z.object({
  metric: z.string(),
  unit: z.enum(UNITS),
  aggregate: z.enum(AGGREGATIONS),
  zone: z.string(),
  /** The moment that the answer is true for; ISO 8601, UTC. */
  asOf: z.string(),
  rows: z.array(answerRowSchema),
});
export type Answer = z.infer<typeof answerSchema>;

/** What a metric says of itself: everything that a screen needs to offer and explain it. */
export const metricInfoSchema = z.object({
  id: z.string(),
  label: localisedSchema,
  definition: localisedSchema,
  /** Why a row may be missing from it: automations, unanswered, unknown … */
  leavesOut: localisedSchema,
  unit: z.enum(UNITS),
  /** Which way is good; null: neither. */
  better: z.enum(['higher', 'lower']).nullable(),
  anchor: localisedSchema,
  shape: z.enum(['series', 'distribution', 'level']),
  aggregations: z.array(z.enum(AGGREGATIONS)),
  defaultAggregation: z.enum(AGGREGATIONS),
  dimensions: z.array(z.enum(DIMENSIONS)),
  source: z.string(),
});
export type MetricInfo = z.infer<typeof metricInfoSchema>;

/** One value of a dimension that occurs, for filters. */
export const dimensionValueSchema = z.object({ value: z.string(), label: z.string(), n: z.number().int() });
export type DimensionValue = z.infer<typeof dimensionValueSchema>;
