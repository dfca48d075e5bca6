import { z } from 'zod';
import { CHANNELS } from '../core/basics/channel.ts';
import { DIRECTIONS } from '../core/basics/direction.ts';
import { INTERACTION_KINDS } from '../core/basics/interaction-kind.ts';
import { localisedSchema } from './text.ts';

/** One of the times that an exchange was seen: what was said there, and where it came from. */
export const sightingSchema = z.object({
  recordId: z.string(),
  part: z.number().int(),
  at: z.string(),
  kind: z.enum(INTERACTION_KINDS),
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS).nullable(),
  source: z.string(),
  subject: z.string().nullable(),
  /** The first 500 characters. */
  text: z.string().nullable(),
  talkSeconds: z.number().nullable(),
  /** Null once every import that brought it was undone. */
  origin: z
    .object({
      importId: z.number().int(),
      file: z.string(),
      entry: z.string().nullable(),
      line: z.number().int(),
      importedAt: z.string(),
    })
    .nullable(),
  /** By which rule it is the same as the one that counts, and why; null for that one itself. */
  rule: z.string().nullable(),
  reason: localisedSchema.nullable(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** An exchange that was seen more than once, and is counted once. */
export const repeatGroupSchema = z.object({
  customer: z.object({ id: z.string(), label: z.string() }),
  counted: sightingSchema,
  repeats: z.array(sightingSchema),
});
export type RepeatGroup = z.infer<typeof repeatGroupSchema>;

export const repeatsPageSchema = z.object({
  items: z.array(repeatGroupSchema),
  next: z.string().nullable(),
  /** Every rule, what it takes for the same, and how many repeats it has found. */
  rules: z.array(z.object({ rule: z.string(), reason: localisedSchema, count: z.number().int() })),
});
export type RepeatsPage = z.infer<typeof repeatsPageSchema>;
