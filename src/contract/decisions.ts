import { z } from 'zod';

/** These customers are one; the first lends its id. Named by customer ids (or ids of contact points). */
export const samePersonSchema = z.strictObject({ customers: z.array(z.guid().toLowerCase()).min(2).max(1_000) });
export type SamePerson = z.infer<typeof samePersonSchema>;

const WHY = z.string().max(2_000).default('');

/** What people can decide about the history: a line a kind. `why` is theirs, in their words. */
export const decidingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same-person'), about: samePersonSchema, why: WHY }),
]);
export type Deciding = z.infer<typeof decidingSchema>;
export type DecisionKindName = Deciding['kind'];
export type AboutOf<Kind extends DecisionKindName> = Extract<Deciding, { kind: Kind }>['about'];

/** A decision as it is kept. `isSettled` false: the history is still following it (or its being undone). */
export const decisionItemSchema = z.object({
  decisionId: z.number().int(),
  kind: z.string(),
  about: z.record(z.string(), z.unknown()),
  why: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  isSettled: z.boolean(),
});
export type DecisionItem = z.infer<typeof decisionItemSchema>;
