import { z } from 'zod';
import { UNITS } from './question.ts';
import { deliverySchema } from './receivers.ts';
import { localisedSchema } from './text.ts';
import { rangeChoiceSchema, unboundSchema } from './saved-questions.ts';

/** What is watched: a question at one place in time; each value of its split is watched by itself. */
const watchedSchema = unboundSchema.omit({
  every: true,
  asOf: true,
  version: true,
  compare: true,
  compareCalendar: true,
  top: true,
});

export const FIRES = ['above', 'below'] as const;

/**
 * A threshold on a metric. It fires when the value is beyond `at` (for `forSeconds` without a break, on at least
 * `atLeast` measurements), and clears when it has come back to `clears` or further: between the two it stays as it is.
 */
export const alertAboutSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  question: watchedSchema,
  range: rangeChoiceSchema.refine(({ name }) => name !== 'custom', 'moves with the clock').default({ name: 'all' }),
  fires: z.enum(FIRES),
  at: z.number().describe('In the unit of the answer: seconds for durations, 0 to 1 for shares'),
  clears: z.number().optional().describe('Where it clears; without it a tenth back from `at`'),
  forSeconds: z.number().int().min(0).max(604_800).default(0),
  atLeast: z.number().int().min(0).max(1_000_000_000).default(0),
  receivers: z.array(z.number().int().positive()).max(20).default([]).describe('Who is told, beside the page'),
  everySeconds: z.number().int().min(5).max(86_400).default(10).describe('Not checked more often than this'),
});
export type AlertAbout = z.output<typeof alertAboutSchema>;
export type AlertAboutInput = z.input<typeof alertAboutSchema>;

/** `quiet`; `pending`: beyond the threshold, but not for long enough yet; `firing`. */
export const ALERT_STATES = ['quiet', 'pending', 'firing'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/**
 * Why a firing ended: the value came back; the numbers it fired on were corrected (late data, an undone import);
 * nothing is measured any more; the alert was changed or removed.
 */
export const CLEARED_WHY = ['value', 'corrected', 'no-data', 'changed', 'removed'] as const;
export type ClearedWhy = (typeof CLEARED_WHY)[number];

const labelsSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/** One value of the split, or the one number of an alert without one. */
export const alertCellSchema = z.object({
  by: labelsSchema,
  state: z.enum(ALERT_STATES),
  since: z.string(),
  value: z.number().nullable(),
  n: z.number().int(),
  firingId: z.number().int().nullable(),
});
export type AlertCell = z.infer<typeof alertCellSchema>;

export const alertSchema = z.object({
  alertId: z.number().int(),
  about: alertAboutSchema,
  /** What it watches and when it fires, as a sentence. */
  says: localisedSchema,
  unit: z.enum(UNITS),
  madeBy: z.string(),
  madeAt: z.string(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  removedBy: z.string().nullable(),
  removedAt: z.string().nullable(),
  /** Until then it is checked and kept, but nobody is told; null: it tells. */
  mutedUntil: z.string().nullable(),
  /** The worst of its cells. */
  state: z.enum(ALERT_STATES),
  checkedAt: z.string().nullable(),
  /** Why it could not be checked; null: it could. */
  problem: localisedSchema.nullable(),
  /** Those that fire or are about to, first; of a split at most 50. */
  cells: z.array(alertCellSchema),
});
export type AlertItem = z.infer<typeof alertSchema>;

/** One time that an alert fired, as it was defined then. */
export const firingSchema = z.object({
  firingId: z.number().int(),
  alertId: z.number().int(),
  about: alertAboutSchema,
  says: localisedSchema,
  by: labelsSchema,
  unit: z.enum(UNITS),
  firedAt: z.string(),
  value: z.number(),
  n: z.number().int(),
  /** The version of the history that it fired on; the link shows the answer as of then. */
  version: z.number().int(),
  link: z.string(),
  isMuted: z.boolean(),
  clearedAt: z.string().nullable(),
  clearedValue: z.number().nullable(),
  clearedWhy: z.enum(CLEARED_WHY).nullable(),
  /** What the value that it fired on is known to have been, by what is known when it cleared. */
  correctedValue: z.number().nullable(),
  /** To whom it was told, and whether that arrived. */
  deliveries: z.array(deliverySchema),
});
export type Firing = z.infer<typeof firingSchema>;

/** What stands in the header: how many fire that tell. */
export const firingNowSchema = z.object({ firing: z.number().int(), newest: firingSchema.nullable() });
export type FiringNow = z.infer<typeof firingNowSchema>;

export const muteSchema = z.strictObject({
  until: z.iso.datetime({ offset: true }).nullable().describe('Null: it tells again'),
});
