import { z } from 'zod';
import { EVIDENCE_FIELDS } from '../core/basics/evidence-field.ts';
import { NAME_LIKENESSES } from '../core/basics/name-likeness.ts';
import { SHARED_REASONS } from '../core/basics/shared-reason.ts';
import { knownCustomerSchema } from './history.ts';

/** What speaks for or against two customers being one; `weight` in bits, negative against it. */
export const evidenceSchema = z.object({
  field: z.enum(EVIDENCE_FIELDS),
  how: z.enum([...NAME_LIKENESSES, 'different', 'before']),
  a: z.string(),
  b: z.string(),
  weight: z.number(),
});
export type EvidenceItem = z.infer<typeof evidenceSchema>;

/** Two customers who may be one person. Accepting is a decision `same-person`, refusing `different-people`. */
export const suggestionSchema = z.object({
  a: knownCustomerSchema,
  b: knownCustomerSchema,
  /** The probability that both are one, 0.5 to 1. */
  score: z.number(),
  evidence: z.array(evidenceSchema),
});
export type SuggestionItem = z.infer<typeof suggestionSchema>;

export const suggestionStateSchema = z.object({
  /** Pairs that nobody has decided on. */
  standing: z.number().int(),
  /** ISO 8601; null: never made. */
  madeAt: z.string().nullable(),
  /** False: the history has changed since. */
  isCurrent: z.boolean(),
});
export type SuggestionState = z.infer<typeof suggestionStateSchema>;

/** A row that names two contact points as one person's. */
export const tieProofSchema = z.object({
  recordId: z.string(),
  importId: z.number().int(),
  file: z.string(),
  line: z.number().int(),
  /** As the row calls the person; empty where it does not. */
  name: z.string(),
  /** True where the record has an interaction that can be opened. */
  isOpenable: z.boolean(),
});

/** A contact point of a customer, and why it is the customer's. */
export const personPointSchema = z.object({
  id: z.string(),
  kind: z.string(),
  value: z.string(),
  names: z.array(z.string()),
  companies: z.array(z.string()),
  interactions: z.number().int(),
  /** Null for the one that lends the customer its id. */
  link: z
    .object({
      rule: z.enum(['same-record', 'decided']),
      with: z.object({ id: z.string(), value: z.string() }),
      since: z.string(),
      proofs: z.array(tieProofSchema),
      decision: z.object({ decisionId: z.number().int(), by: z.string(), at: z.string(), why: z.string() }).nullable(),
    })
    .nullable(),
  /** Set where it carries more than one person, and so joins nobody by itself. */
  shared: z
    .object({ reason: z.enum(SHARED_REASONS), names: z.number().int(), neighbours: z.number().int() })
    .nullable(),
});
export type PersonPoint = z.infer<typeof personPointSchema>;

export const personDetailSchema = z.object({ customerId: z.string(), points: z.array(personPointSchema) });
export type PersonDetail = z.infer<typeof personDetailSchema>;
