import { z } from 'zod';
import { AGGREGATIONS, UNITS } from './question-names.ts';
import { filterSchema, filterTreeSchema } from './question.ts';

export const FORECAST_METHOD_NAMES = ['holt-winters', 'seasonal-mean', 'seasonal-naive'] as const;
/** Over which spans a forecast can be told. */
export const FORECAST_BUCKETS = ['day', 'hour'] as const;
/** So far ahead a forecast reaches at most. */
export const MOST_DAYS_AHEAD = 28;

/** What is to be foretold: a count, with the filters of a question. It follows the last whole day of the history. */
export const forecastQuestionSchema = z.object({
  metric: z.string(),
  aggregate: z.enum(AGGREGATIONS).optional(),
  every: z.enum(FORECAST_BUCKETS).default('day'),
  /** How many days lie ahead. */
  days: z.number().int().min(1).max(MOST_DAYS_AHEAD).default(14),
  zone: z.string().default('UTC'),
  where: z.array(filterSchema).default([]),
  filter: filterTreeSchema.optional(),
  asOf: z.string().optional(),
  version: z.number().int().nonnegative().optional(),
});
export type ForecastQuestion = z.infer<typeof forecastQuestionSchema>;
export type ForecastQuestionInput = z.input<typeof forecastQuestionSchema>;

/** A mean, and the bands in which 80 and 95 % of what comes should lie; in the metric's unit, not rounded. */
const foretold = {
  value: z.number(),
  low80: z.number(),
  high80: z.number(),
  low95: z.number(),
  high95: z.number(),
};

export const forecastRowSchema = z.object({
  bucket: z.string(),
  ...foretold,
  /** A holiday of the calendar, taken for a Sunday, or a working day instead of one, taken for a Friday. */
  isHoliday: z.boolean(),
});
export type ForecastRow = z.infer<typeof forecastRowSchema>;

export const forecastSchema = z.object({
  metric: z.string(),
  unit: z.enum(UNITS),
  aggregate: z.enum(AGGREGATIONS),
  every: z.enum(FORECAST_BUCKETS),
  zone: z.string(),
  asOf: z.string(),
  version: z.number().int(),
  isPast: z.boolean(),
  /** What it was learnt from: whole days, half-open, in the zone. `hasEnded`: nothing came since, for more than a week. */
  history: z.object({ from: z.string(), to: z.string(), days: z.number().int(), hasEnded: z.boolean() }),
  method: z.enum(FORECAST_METHOD_NAMES),
  /** How far off each method was, tried on `past.days` days with nothing but what lay before; the chosen one first. */
  tried: z.array(
    z.object({
      method: z.enum(FORECAST_METHOD_NAMES),
      /** Mean absolute error of one bucket, in the unit. */
      mae: z.number(),
      /** The same as a part of what came, of buckets in which anything came; null: there is none. */
      mape: z.number().nullable(),
      /** All errors by all that came. */
      wape: z.number().nullable(),
      /** By the difference of each bucket from that of a week before; under 1 is better than that. */
      mase: z.number().nullable(),
    }),
  ),
  past: z.object({
    from: z.string(),
    days: z.number().int(),
    /** Which part of what came lay in the bands drawn at the time, and of how many; null: none could be drawn yet. */
    inside80: z.number().nullable(),
    inside95: z.number().nullable(),
    held: z.number().int(),
  }),
  /** Of all rows together: a band of the sum, which is narrower than the sum of the bands. */
  total: z.object(foretold),
  rows: z.array(forecastRowSchema),
});
export type ForecastAnswer = z.infer<typeof forecastSchema>;
