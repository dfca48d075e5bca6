import { z } from 'zod';
import { interactionItemSchema } from './history.ts';

/** How often a rule touched what a source brought: records that count, and values in them. */
export const ruleCountSchema = z.object({
  rule: z.string(),
  source: z.string(),
  records: z.number().int(),
  values: z.number().int(),
});
export type RuleCount = z.infer<typeof ruleCountSchema>;

/** A record that a rule touched, with its interaction; null where that is counted with another (a repeat). */
export const touchedRecordSchema = z.object({
  recordId: z.string(),
  importId: z.number().int(),
  at: z.string(),
  /** How many of its values the rule changed. */
  values: z.number().int(),
  interaction: interactionItemSchema.nullable(),
});
export type TouchedRecord = z.infer<typeof touchedRecordSchema>;
