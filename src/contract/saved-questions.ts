import { z } from 'zod';
import { CHART_KINDS } from './chart-kinds.ts';
import { questionSchema } from './question.ts';
import { RANGES } from './range.ts';

/** A choice of time that stays what it is: "the last 30 days" moves on with the clock. */
export const rangeChoiceSchema = z.strictObject({
  name: z.enum(RANGES),
  from: z.string().max(40).optional().describe('Only of custom: a date, the first one; or an instant'),
  to: z.string().max(40).optional().describe('Only of custom: a date, the last one; or an instant, not included'),
});

/** A question without its bounds; without a zone or first day of the week it is asked in the organisation's. */
export const unboundSchema = questionSchema
  .omit({ from: true, to: true })
  .extend({ zone: z.string().max(100).optional(), weekStart: z.number().int().min(1).max(7).optional() });

/** What is kept of a question: what it asks, of which span of time, and how it is drawn. */
export const savedAboutSchema = z.strictObject({
  question: unboundSchema,
  range: rangeChoiceSchema,
  chart: z.enum(CHART_KINDS).optional(),
  /** What follows is drawn too. */
  forecast: z.boolean().optional(),
});
export type SavedAbout = z.output<typeof savedAboutSchema>;
export type SavedAboutInput = z.input<typeof savedAboutSchema>;

const nameSchema = z.string().trim().min(1).max(200);

export const saveQuestionSchema = z.strictObject({ name: nameSchema, about: savedAboutSchema });
export const changeQuestionSchema = z.strictObject({ name: nameSchema.optional(), about: savedAboutSchema.optional() });

/** A question kept under a name; a removed one is kept too, and can be brought back. */
export const savedQuestionSchema = z.object({
  questionId: z.number().int(),
  name: z.string(),
  about: savedAboutSchema,
  savedBy: z.string(),
  savedAt: z.string(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  removedBy: z.string().nullable(),
  removedAt: z.string().nullable(),
});
export type SavedQuestion = z.output<typeof savedQuestionSchema>;
