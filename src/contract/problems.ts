import { z } from 'zod';
import { problemItemSchema } from './imports.ts';

/** Which refused records are meant: those of one cause. Null: of any, or of none. */
export const causeSchema = z.object({
  code: z.string(),
  field: z.string().nullable(),
  /** How the value looks, digits as 9. */
  pattern: z.string(),
  /** Whose records; null where the file could not be read at all. */
  namespace: z.string().nullable(),
});
export type Cause = z.infer<typeof causeSchema>;

const valueCountSchema = z.object({ value: z.string(), count: z.number().int() });

/** Refused records with one cause, the largest group first. */
export const problemGroupSchema = causeSchema.extend({
  stage: z.string(),
  source: z.string().nullable(),
  /** Files that they stand in, at most three, and how many there are. */
  files: z.array(z.string()),
  fileCount: z.number().int(),
  count: z.number().int(),
  /** Different values, and the most frequent of them, at most 50. */
  distinct: z.number().int(),
  values: z.array(valueCountSchema),
  /** The sentence for the most frequent value. */
  message: z.string(),
  about: z.record(z.string(), z.string()),
  /** A value of this field can be put right by hand. */
  isFixable: z.boolean(),
});
export type ProblemGroup = z.infer<typeof problemGroupSchema>;

/** Records that passed though one of their values stayed unknown. */
export const unknownGroupSchema = z.object({
  field: z.string(),
  namespace: z.string(),
  source: z.string().nullable(),
  files: z.array(z.string()),
  count: z.number().int(),
  distinct: z.number().int(),
  /** The most frequent values, at most 100; '' where nothing was said. */
  values: z.array(valueCountSchema),
  /** Values that are likely one, differently spelt; each with two or more. */
  clusters: z.array(z.array(z.string())),
});
export type UnknownGroup = z.infer<typeof unknownGroupSchema>;

export const problemGroupsSchema = z.object({
  /** All refused records that wait for a person. */
  total: z.number().int(),
  groups: z.array(problemGroupSchema),
  unknown: z.array(unknownGroupSchema),
});
export type ProblemGroups = z.infer<typeof problemGroupsSchema>;

/** A refused record with its original row. */
export const problemRowSchema = problemItemSchema.extend({ original: z.string(), originalId: z.number().int() });
export type ProblemRow = z.infer<typeof problemRowSchema>;
