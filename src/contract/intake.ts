import { z } from 'zod';
import { CALL_OUTCOMES } from '../core/basics/call-outcome.ts';
import { CHANNELS } from '../core/basics/channel.ts';
import { DIRECTIONS } from '../core/basics/direction.ts';

const partySchema = z.strictObject({
  kind: z.enum(['email', 'phone', 'account', 'handle', 'extension', 'name']),
  address: z.string().min(1).max(1_000),
  name: z.string().max(1_000).optional(),
});

/** Further addresses of the same person: an account number beside an e-mail address, say. */
const alsoSchema = z.array(partySchema).max(20).optional();

/** One interaction as a program sends it; `system` is a line of your system, which nobody wrote. `id` is the sender's own key: sending it again changes nothing. */
export const intakeItemSchema = z.strictObject({
  id: z.string().min(1).max(500),
  kind: z.enum(['message', 'call', 'rating', 'system']).default('message'),
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS).optional(),
  at: z.iso.datetime({ offset: true }),
  customer: partySchema.extend({ also: alsoSchema, company: z.string().max(1_000).optional() }),
  agent: partySchema.extend({ also: alsoSchema }).optional(),
  /** Groups interactions of one matter; without it a conversation is cut by silence. */
  conversation: z.string().min(1).max(500).optional(),
  /**
   * What became of the conversation with this item, at its moment: resolved, or opened again. `open` says only that you tell
   * resolutions: send it with the first item, so that the conversation counts as open until it is resolved.
   */
  resolution: z.enum(['open', 'resolved', 'reopened']).optional(),
  isAutomation: z.boolean().optional(),
  subject: z.string().max(10_000).optional(),
  /** What it is about, as the sender sorts it, and more closely. */
  topic: z.string().max(1_000).optional(),
  subtopic: z.string().max(1_000).optional(),
  tags: z.array(z.string().max(1_000)).max(50).optional(),
  text: z.string().max(1_000_000).optional(),
  call: z
    .strictObject({
      outcome: z.enum(CALL_OUTCOMES),
      answeredAt: z.iso.datetime({ offset: true }).optional(),
      /** The end of the call; of one that nobody took, when the caller gave up. */
      endedAt: z.iso.datetime({ offset: true }).optional(),
      talkSeconds: z.number().nonnegative().optional(),
      holdSeconds: z.number().nonnegative().optional(),
      wrapUpSeconds: z.number().nonnegative().optional(),
    })
    .optional(),
  rating: z
    .strictObject({ value: z.number(), scale: z.enum(['1-5', '0-10', '0-100', '1-10', '1-7', '1-3', '0-1']) })
    .optional(),
});
export type IntakeItem = z.infer<typeof intakeItemSchema>;

/** Answered after commit, one verdict an item, in the order sent. A bad item costs that item only. */
export const verdictSchema = z.object({
  id: z.string(),
  verdict: z.enum(['stored', 'duplicate', 'quarantined']),
  recordId: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** What a commit tells those who watch: enough to ask again only what it touched. */
export const noticeSchema = z.object({
  /** Grows by one with each notice of a running server; for `Last-Event-ID`. */
  id: z.number().int(),
  /** Of the history, that the commit made: an answer of this version or a later one has it in it. */
  version: z.number().int(),
  /** Taken just before the commit, so that what is measured from here is never flattered. */
  committedAt: z.string(),
  /** The days in UTC, first and last, on which something may count otherwise; none: nothing does; null: on any. */
  days: z.array(z.tuple([z.string(), z.string()])).nullable(),
  /** Ids of the customers whose interactions these are; null: many, or it is not known. */
  customers: z.array(z.string()).nullable(),
  channels: z.array(z.enum(CHANNELS)).nullable(),
  sources: z.array(z.object({ id: z.number().int(), name: z.string() })).nullable(),
  interactions: z.number().int(),
  importId: z.number().int().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;
