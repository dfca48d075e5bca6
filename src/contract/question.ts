import { z } from 'zod';
import {
  AGGREGATIONS,
  BUCKETS,
  CLOCKS,
  COMPARISONS,
  DATES,
  DIMENSIONS,
  INTERVALS,
  LONGEST_WINDOW_DAYS,
  REACHES,
  UNITS,
} from './question-names.ts';
import { localisedSchema } from './text.ts';

export * from './question-names.ts';

/** `DIMENSION=VALUE`; several values of one dimension are alternatives, several dimensions all hold. */
export const filterSchema = z.object({ dimension: z.enum(DIMENSIONS), value: z.string() });
export type Filter = z.infer<typeof filterSchema>;

/** A filter with its and, or and not. `not` takes in what is unknown. */
export type FilterTree =
  | Filter
  | { readonly and: readonly FilterTree[] }
  | { readonly or: readonly FilterTree[] }
  | { readonly not: FilterTree };
export const filterTreeSchema: z.ZodType<FilterTree, FilterTree> = z.lazy(() =>
  z.union([
    filterSchema.strict(),
    z.strictObject({ and: z.array(filterTreeSchema).max(100) }),
    z.strictObject({ or: z.array(filterTreeSchema).max(100) }),
    z.strictObject({ not: filterTreeSchema }),
  ]),
);

/**
 * One statistic, asked. `from` and `to` are local dates or date-times in `zone`, or instants with an
 * offset; half-open, missing means unbounded. `target` is in the metric's unit (seconds for
 * durations) and belongs to `share`: the part of the values at or under it.
 *
 * `longerThan` (seconds) belongs to levels: only what has been open longer than that at the moment counts.
 * `windowDays` belongs to metrics that have a window: so long after the anchor nothing may come.
 *
 * `where` and `filter` both hold. `calendar` is the number of one version of working hours (a decision):
 * the business clock is then that one's for everybody and at all times. `compareCalendar` is another version, which the same
 * is told by beside it. `top` keeps the values of the
 * first split with the most behind them; all others are one row.
 */
export const questionSchema = z.object({
  metric: z.string(),
  every: z.enum(BUCKETS).optional(),
  by: z.array(z.enum(DIMENSIONS)).max(3).default([]),
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().default('UTC'),
  where: z.array(filterSchema).default([]),
  filter: filterTreeSchema.optional(),
  clock: z.enum(CLOCKS).default('calendar'),
  calendar: z.number().int().positive().optional(),
  date: z.enum(DATES).default('event'),
  /** As the history stood then: a local date or date-time in `zone`, or an instant with an offset. */
  asOf: z.string().optional(),
  /** As it stood when this version of it was made (`version` of an answer); with `asOf`, that is the moment of its waits. */
  version: z.number().int().nonnegative().optional(),
  compare: z.enum(COMPARISONS).optional(),
  compareCalendar: z.number().int().positive().optional(),
  top: z.number().int().min(1).max(1_000).optional(),
  aggregate: z.enum(AGGREGATIONS).optional(),
  target: z.number().nonnegative().optional(),
  longerThan: z
    .number()
    .int()
    .positive()
    .max(10 * 366 * 86_400)
    .optional(),
  /** Days of 24 hours; missing: the metric's own. */
  windowDays: z.number().int().positive().max(LONGEST_WINDOW_DAYS).optional(),
  /** First day of the week, ISO 8601: 1 is Monday, 7 Sunday. */
  weekStart: z.number().int().min(1).max(7).default(1),
});
export type Question = z.infer<typeof questionSchema>;
export type QuestionInput = z.input<typeof questionSchema>;

/**
 * One cell. `bucket` is the start of the span in the question's zone with its offset
 * ("2026-03-01T00:00:00+08:00"), null without `every`. Besides it stands one key for each dimension
 * of `by` (a name that people read; null is unknown) and, for people and sources, `…Id`.
 * `value` null is a gap: nothing was measured. `unanswered` is null where nobody can wait.
 *
 * `low` and `high` are the ends of the 95 % interval where the metric has one. `outsideHours`, on the
 * business clock, counts the values that are 0 because they lie wholly outside the hours. `before` and
 * `beforeN` are of the span, or by the working hours, compared with. `rest` tells how many values of the first split stand in this one row.
 * `busiestHour` is when the busiest hour began, written as `bucket` is; `value` is of that hour, `n` of the whole bucket.
 */
export const answerRowSchema = z
  .object({
    bucket: z.string().nullable(),
    value: z.number().nullable(),
    n: z.number().int(),
    unanswered: z.number().int().nullable(),
    low: z.number().nullable().optional(),
    high: z.number().nullable().optional(),
    outsideHours: z.number().int().optional(),
    before: z.number().nullable().optional(),
    beforeN: z.number().int().optional(),
    rest: z.number().int().optional(),
    busiestHour: z.string().nullable().optional(),
  })
  .catchall(z.union([z.string(), z.number(), z.null()]));
export type AnswerRow = z.infer<typeof answerRowSchema>;

export const answerSchema = z.object({
  metric: z.string(),
  unit: z.enum(UNITS),
  aggregate: z.enum(AGGREGATIONS),
  zone: z.string(),
  clock: z.enum(CLOCKS),
  date: z.enum(DATES),
  /** The window that the metric was held to; null: it has none. */
  windowDays: z.number().int().nullable(),
  /** How `low` and `high` were found; null: there are none. */
  interval: z.enum(INTERVALS).nullable(),
  /** The span that `before` is of, in the question's zone; null: nothing is compared. */
  comparedWith: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The version of working hours that `before` is by, over the same span; null: none is compared with. */
  comparedCalendar: z.number().int().nullable(),
  /** What has no place on this clock, or nothing to be held to, over the whole answer: counted, not zeros. */
  leftOut: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  /**
   * The dimensions of `by` of which one thing may have several values: it counts once under each of them, so rows may
   * add up to more than there are.
   */
  overlapping: z.array(z.enum(DIMENSIONS)),
  /** The moment that the answer is true for; ISO 8601, UTC. */
  asOf: z.string(),
  /** The version of the history that it is of: the same question with this `version` and `asOf` has this answer again. */
  version: z.number().int(),
  /** True where that is not how the history stands today. */
  isPast: z.boolean(),
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
  shape: z.enum(['series', 'distribution', 'level', 'distinct', 'concurrent']),
  aggregations: z.array(z.enum(AGGREGATIONS)),
  defaultAggregation: z.enum(AGGREGATIONS),
  dimensions: z.array(z.enum(DIMENSIONS)),
  clocks: z.array(z.enum(CLOCKS)),
  dates: z.array(z.enum(DATES)),
  reach: z.enum(REACHES),
  /** How long its window is where a question says nothing; null: it has none. */
  windowDays: z.number().int().nullable(),
  source: z.string(),
});
export type MetricInfo = z.infer<typeof metricInfoSchema>;

/** One value of a dimension that occurs, for filters. */
export const dimensionValueSchema = z.object({ value: z.string(), label: z.string(), n: z.number().int() });
export type DimensionValue = z.infer<typeof dimensionValueSchema>;
