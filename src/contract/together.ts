import { z } from 'zod';
import { errorSchema } from './access.ts';
import { answerSchema, questionSchema } from './question.ts';

/** Questions that are answered of one version of the history; a screen has no more at once. */
export const togetherSchema = z.strictObject({ questions: z.array(questionSchema.strict()).min(1).max(50) });

/** In the order of the questions; of each either the answer or why there is none. */
export const toldSchema = z.array(z.object({ answer: answerSchema.nullable(), refused: errorSchema.nullable() }));
export type ToldTogether = z.infer<typeof toldSchema>;
