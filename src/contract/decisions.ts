import { z } from 'zod';
import { AUTHOR_ROLES } from '../core/basics/author-role.ts';
import { FIXABLE_FIELDS, QUOTED_LENGTH } from '../core/basics/fixable-field.ts';
import { calendarSchema, targetSchema, teamSchema } from './calendar.ts';
import { mappingSchema } from './imports.ts';

/** These customers are one; the first lends its id. Named by customer ids (or ids of contact points). */
export const samePersonSchema = z.strictObject({ customers: z.array(z.guid().toLowerCase()).min(2).max(1_000) });
export type SamePerson = z.infer<typeof samePersonSchema>;

/** What a field says, read as something else: of all records of a namespace, or of one record. */
export const fixSchema = z
  .strictObject({
    namespace: z.string().min(1).max(300).nullable().default(null),
    recordId: z.guid().toLowerCase().nullable().default(null),
    field: z.enum(FIXABLE_FIELDS),
    /** As the source wrote it, or as the rules left it; null: nothing was said. */
    values: z.array(z.string().max(QUOTED_LENGTH).nullable()).min(1).max(1_000),
    /** What it is to say; null: leave it out. */
    to: z.string().trim().min(1).max(QUOTED_LENGTH).nullable(),
  })
  .refine(({ namespace, recordId }) => (namespace === null) !== (recordId === null), {
    message: 'either namespace or recordId',
    path: ['namespace'],
  });
export type FixAbout = z.infer<typeof fixSchema>;
const record = z.guid().toLowerCase();
/** 1: the answer that a record holds beside its question. */
const part = z.number().int().min(0).max(1).default(0);

/** A new conversation begins with this interaction. */
export const conversationCutSchema = z.strictObject({ record, part });
/** The conversation of the one continues that of the other, in whatever channel. */
export const conversationJoinSchema = z.strictObject({ record, part, with: record, withPart: part });
const pointIds = z.array(z.guid().toLowerCase()).max(1_000);

/**
 * These two customers are two people, whatever says otherwise. `kept` and `left` are the contact points on both
 * sides when it was decided; the server fills them in.
 */
export const differentPeopleSchema = z.strictObject({
  customers: z.array(z.guid().toLowerCase()).length(2),
  kept: pointIds.optional(),
  left: pointIds.optional(),
});

/** These contact points are not this customer's: they go, as one with each other as they were; `kept` stay. */
export const splitSchema = z.strictObject({
  customer: z.guid().toLowerCase(),
  points: pointIds.min(1),
  kept: pointIds.optional(),
});

const INTERACTION = { record: z.guid().toLowerCase(), part: z.number().int().min(0).max(32_767) };

/** This interaction is not the same as another: it counts for itself. */
export const repeatCutSchema = z.strictObject(INTERACTION);
export type RepeatCut = z.infer<typeof repeatCutSchema>;

/** This interaction is the same exchange as that one. */
export const repeatLinkSchema = z.strictObject({ ...INTERACTION, of: INTERACTION.record, ofPart: INTERACTION.part });
export type RepeatLink = z.infer<typeof repeatLinkSchema>;

const parameterSchema = z.union([z.number(), z.boolean(), z.string().max(2_000)]);
export const recipeStepSchema = z.strictObject({
  rule: z.string().min(1).max(100),
  /** Those that are missing are as usual. */
  parameters: z.record(z.string().max(100), parameterSchema).default({}),
});

/** How the records of a source are cleaned from now on: these rules, in this order, and no others. */
export const recipeAboutSchema = z.strictObject({
  source: z.string().min(1).max(200),
  steps: z.array(recipeStepSchema).max(100),
});
export type RecipeAbout = z.infer<typeof recipeAboutSchema>;
/** A file, read anew: as somebody says it is to be read. What is not said is as it was said of the import. */
export const readingSchema = z.strictObject({
  originalId: z.number().int().min(1).max(2_147_483_647),
  as: z.string().max(100).optional(),
  zone: z.string().max(100).optional(),
  country: z.string().length(2).optional(),
  map: mappingSchema.optional(),
});
export type ReadingAbout = z.infer<typeof readingSchema>;

/** How files with these columns are read, as somebody put it right once: the next such file is read alike. */
export const profileSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  source: z.string().min(1).max(100),
  /** Headers as the file has them; in which order does not matter. */
  headers: z.array(z.string().max(500)).min(1).max(2_000),
  delimiter: z.string().length(1),
  map: mappingSchema.omit({ agents: true }),
  zone: z.string().max(100).nullable().default(null),
  country: z.string().length(2).nullable().default(null),
  /** The import that it was put right for. */
  importId: z.number().int().nullable().default(null),
});
export type ProfileAbout = z.infer<typeof profileSchema>;

/** Who this contact point is: one of ours, a customer, or a machine. It stands over every rule and every source. */
export const authorRoleSchema = z.strictObject({
  point: z.guid().toLowerCase(),
  role: z.enum(AUTHOR_ROLES),
});
/** Our own people: addresses, `@domains`, names, extensions. The newest list that holds counts. */
export const ourPeopleSchema = z.strictObject({ agents: z.array(z.string().max(500)).max(10_000) });
/** What makes a conversation, where it is other than before. */
export const conversationRulesSchema = z.strictObject({
  chatSilenceHours: z.number().positive().max(8_760).optional(),
  subjectThreadDays: z.number().min(0).max(365).optional(),
  callBackDays: z.number().min(0).max(60).optional(),
});

const WHY = z.string().max(2_000).default('');

/** What people can decide about the history: a line a kind. `why` is theirs, in their words. */
export const decidingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same-person'), about: samePersonSchema, why: WHY }),
  z.strictObject({ kind: z.literal('fix'), about: fixSchema, why: WHY }),
  z.strictObject({ kind: z.literal('author-role'), about: authorRoleSchema, why: WHY }),
  z.strictObject({ kind: z.literal('our-people'), about: ourPeopleSchema, why: WHY }),
  z.strictObject({ kind: z.literal('conversation-rules'), about: conversationRulesSchema, why: WHY }),
  z.strictObject({ kind: z.literal('conversation-cut'), about: conversationCutSchema, why: WHY }),
  z.strictObject({ kind: z.literal('conversation-join'), about: conversationJoinSchema, why: WHY }),
  z.strictObject({ kind: z.literal('different-people'), about: differentPeopleSchema, why: WHY }),
  z.strictObject({ kind: z.literal('split'), about: splitSchema, why: WHY }),
  z.strictObject({ kind: z.literal('calendar'), about: calendarSchema, why: WHY }),
  z.strictObject({ kind: z.literal('team'), about: teamSchema, why: WHY }),
  z.strictObject({ kind: z.literal('target'), about: targetSchema, why: WHY }),
  z.strictObject({ kind: z.literal('repeat-cut'), about: repeatCutSchema, why: WHY }),
  z.strictObject({ kind: z.literal('repeat-link'), about: repeatLinkSchema, why: WHY }),
  z.strictObject({ kind: z.literal('recipe'), about: recipeAboutSchema, why: WHY }),
  z.strictObject({ kind: z.literal('reading'), about: readingSchema, why: WHY }),
  z.strictObject({ kind: z.literal('profile'), about: profileSchema, why: WHY }),
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
  /** What came of it in numbers, such as records repaired; null: nothing to tell. */
  outcome: z.record(z.string(), z.number()).nullable(),
});
export type DecisionItem = z.infer<typeof decisionItemSchema>;
