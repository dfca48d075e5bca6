import { z } from 'zod';
import { interactionItemSchema } from './history.ts';
import { QUALITY_BUCKETS, QUALITY_GROUPS, QUALITY_ROWS } from './quality-names.ts';
import { ruleCountSchema } from './rules.ts';
import { localisedSchema } from './text.ts';

export * from './quality-names.ts';

/** `zone` is the organisation's where none is given; `source` narrows to one. */
export const qualityQuerySchema = z.strictObject({
  every: z.enum(QUALITY_BUCKETS).default('month'),
  zone: z.string().optional(),
  source: z.string().optional(),
  weekStart: z.coerce.number().int().min(1).max(7).default(1),
});
export type QualityQuery = z.infer<typeof qualityQuerySchema>;

/** Of `n` that are looked at, `bad` are not as they should be; of the others `filled` are so by a rule. */
const shareSchema = z.object({ n: z.number().int(), bad: z.number().int(), filled: z.number().int() });
export type QualityShare = z.infer<typeof shareSchema>;

export const qualityMeasureSchema = shareSchema.extend({
  id: z.string(),
  group: z.enum(QUALITY_GROUPS),
  label: localisedSchema,
  definition: localisedSchema,
  rows: z.enum(QUALITY_ROWS),
  /** Whether a rule may fill what no source said. */
  isFillable: z.boolean(),
  bySource: z.array(shareSchema.extend({ source: z.string() })),
  /** Spans in which nothing is looked at are missing; `bucket` as in answers. */
  over: z.array(shareSchema.extend({ bucket: z.string() })),
});
export type QualityMeasure = z.infer<typeof qualityMeasureSchema>;

/** How long after its event a record arrived, of sources that send live; seconds. */
const delaySchema = z.object({ n: z.number().int(), median: z.number().nullable(), p90: z.number().nullable() });

export const qualitySchema = z.object({
  asOf: z.string(),
  zone: z.string(),
  every: z.enum(QUALITY_BUCKETS),
  /** What was true at `asOf`; it has changed since and is counted anew: ask again a little later. */
  isBeingCounted: z.boolean(),
  sources: z.array(z.object({ source: z.string(), interactions: z.number().int(), newestAt: z.string() })),
  measures: z.array(qualityMeasureSchema),
  delay: delaySchema.extend({
    label: localisedSchema,
    definition: localisedSchema,
    bySource: z.array(delaySchema.extend({ source: z.string() })),
    over: z.array(delaySchema.extend({ bucket: z.string() })),
  }),
  /** What the rules changed and filled; the rows behind are those of `rules/touched`. */
  rules: z.array(ruleCountSchema),
});
export type Quality = z.infer<typeof qualitySchema>;

export const qualityRowsQuerySchema = qualityQuerySchema.extend({
  measure: z.string(),
  /** The start of a span, as the answer names it. */
  bucket: z.string().optional(),
  cursor: z.string().optional(),
});
export type QualityRowsQuery = z.infer<typeof qualityRowsQuerySchema>;

/** Something that is no interaction: a refused record, or an import with how many of its records count here. */
export const qualityItemSchema = z.object({
  importId: z.number().int(),
  title: z.string(),
  /** Of a record. */
  recordId: z.string().nullable(),
  line: z.number().int().nullable(),
  message: z.string().nullable(),
  excerpt: z.string(),
  count: z.number().int(),
});
export type QualityItem = z.infer<typeof qualityItemSchema>;

/** The rows behind a number: `count` equals it. One of the two lists is filled, as the measure says. */
export const qualityRowsSchema = z.object({
  definition: z.string(),
  count: z.number().int(),
  interactions: z.array(interactionItemSchema),
  items: z.array(qualityItemSchema),
  next: z.string().nullable(),
});
export type QualityRows = z.infer<typeof qualityRowsSchema>;
