import { z } from 'zod';
import { UNITS } from './question-names.ts';

const stoodSchema = z.object({ version: z.number().int(), value: z.number().nullable(), n: z.number().int() });

/** One thing that made a number another: `several` where there are too many to tell apart. */
export const changeSchema = z.object({
  cause: z.string(),
  import: z.object({ id: z.number().int(), title: z.string() }).nullable(),
  decision: z.object({ id: z.number().int(), kind: z.string(), why: z.string(), decidedBy: z.string() }).nullable(),
  /** The last version that it made, and how many it made. */
  version: z.number().int(),
  versions: z.number().int(),
  recordedAt: z.string(),
  /** The number after it, in the unit of the answer. */
  value: z.number().nullable(),
  n: z.number().int(),
  /** Its share; null where the number was or is a gap. */
  difference: z.number().nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** Why a number is another than it was. The differences add up to that of `after` and `before`. */
export const changesSchema = z.object({
  unit: z.enum(UNITS),
  before: stoodSchema,
  after: stoodSchema,
  asOf: z.string(),
  changes: z.array(changeSchema),
});
export type Changes = z.infer<typeof changesSchema>;
