import { z } from 'zod';
import { AUTHOR_KINDS } from '../core/basics/author-kind.ts';
import { CALL_OUTCOMES } from '../core/basics/call-outcome.ts';
import { CHANNELS } from '../core/basics/channel.ts';
import { DIRECTIONS } from '../core/basics/direction.ts';
import { INTERACTION_KINDS } from '../core/basics/interaction-kind.ts';
import { repeatGroupSchema } from './repeats.ts';

export const personSchema = z.object({ id: z.string(), label: z.string() });

export const attachmentSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().nullable(),
});

/** One line of a history. Instants are ISO 8601 in UTC, durations seconds. */
export const interactionItemSchema = z.object({
  recordId: z.string(),
  part: z.number().int(),
  at: z.string(),
  kind: z.enum(INTERACTION_KINDS),
  channel: z.enum(CHANNELS),
  source: z.string(),
  direction: z.enum(DIRECTIONS).nullable(),
  author: z.enum(AUTHOR_KINDS),
  customer: personSchema,
  agent: personSchema.nullable(),
  conversationId: z.string(),
  opensConversation: z.boolean(),
  /** The rule that put it into its conversation, where neither references, silence nor its source did. */
  threadingRule: z.string().nullable(),
  subject: z.string().nullable(),
  /** The first 500 characters; `isCut` says whether there is more. */
  text: z.string().nullable(),
  isCut: z.boolean(),
  attachments: z.array(attachmentSchema),
  /** A customer's wait starts here; `answeredAt` null means that it is still open. */
  opensWait: z.boolean(),
  answeredAt: z.string().nullable(),
  waitSeconds: z.number().nullable(),
  callOutcome: z.enum(CALL_OUTCOMES).nullable(),
  talkSeconds: z.number().nullable(),
  rating: z.object({ value: z.number(), scale: z.string() }).nullable(),
  /** `field:rule`, for each value that a rule filled. */
  fills: z.array(z.string()),
  /** How often this exchange was seen: in several sources, or sent twice. It is counted once. */
  seen: z.number().int(),
});
export type InteractionItem = z.infer<typeof interactionItemSchema>;

/** A page of anything; `next` is handed back as `cursor`, null at the end. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const customerItemSchema = z.object({
  customerId: z.string(),
  label: z.string(),
  contactPoints: z.array(
    z.object({ id: z.string(), kind: z.string(), value: z.string(), name: z.string().nullable() }),
  ),
  interactions: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  channels: z.array(z.enum(CHANNELS)),
  /** The oldest turn that still waits; null: nobody waits. */
  waitingSince: z.string().nullable(),
});
export type CustomerItem = z.infer<typeof customerItemSchema>;

/** A customer who may have no interaction, and is only named beside others. */
export const knownCustomerSchema = customerItemSchema.extend({
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
});
export type KnownCustomer = z.infer<typeof knownCustomerSchema>;

/** One interaction, opened: the whole text, what was changed and why, and where it came from. */
export const interactionDetailSchema = interactionItemSchema.extend({
  /** What its conversation goes by, and the last word of the one that it was cut from. */
  threading: z.string(),
  continues: z.object({ recordId: z.string(), part: z.number().int(), at: z.string() }).nullable(),
  /** What a mapping named beside, by name; `unit` is a standard unit or an ISO 4217 code, `said` the original. */
  attributes: z.record(
    z.string(),
    z.object({ value: z.union([z.number(), z.string()]).nullable(), unit: z.string().nullable(), said: z.string() }),
  ),
  /** What it is about, as its source sorts it. */
  topic: z.string().nullable(),
  subtopic: z.string().nullable(),
  /** Several as one text, "a; b". */
  tags: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), rule: z.string(), before: z.string(), after: z.string() })),
  origin: z.object({
    importId: z.number().int(),
    file: z.string(),
    entry: z.string().nullable(),
    line: z.number().int(),
    offset: z.number().int(),
    length: z.number().int(),
  }),
  /** The others that are the same exchange; null where it was seen once. */
  sightings: repeatGroupSchema.nullable(),
});
export type InteractionDetail = z.infer<typeof interactionDetailSchema>;

/** The text of an interaction before anything was taken away from it; null: it has none. */
export const wholeTextSchema = z.object({ text: z.string().nullable() });
export type WholeText = z.infer<typeof wholeTextSchema>;

/** What a search found; `pattern` is a regular expression that finds the same in a text that is shown. */
export const foundPageSchema = pageSchema(interactionItemSchema).extend({ pattern: z.string() });
export type FoundPage = z.infer<typeof foundPageSchema>;

/** The rows behind a number. `count` equals the number's n. */
export const rowsBehindSchema = z.object({
  definition: z.string(),
  clock: z.string(),
  exclusions: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  count: z.number().int(),
  items: z.array(
    interactionItemSchema.extend({
      value: z.number().nullable(),
      /** Where words decide the value: which, and whether each speaks for good (more than 0) or for bad. */
      deciding: z.array(z.object({ text: z.string(), weight: z.number() })).optional(),
    }),
  ),
  next: z.string().nullable(),
});
export type RowsBehind = z.infer<typeof rowsBehindSchema>;
