import { z } from 'zod';

export const sessionSchema = z.object({
  state: z.enum(['set-up', 'signed-out', 'signed-in']),
  person: z.object({ name: z.string(), role: z.string() }).nullable(),
  version: z.string(),
  /** The organisation's zone: the default of pickers. */
  zone: z.string(),
  /** False until the first interaction is stored: the two doors are shown. */
  hasHistory: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const setUpSchema = z.strictObject({
  token: z.string(),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(10).max(1_000),
});
export const signInSchema = z.strictObject({ name: z.string(), password: z.string() });

/** An API token, for programs; the secret is said once, when it is made. */
export const tokenItemSchema = z.object({ name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() });
export type TokenItem = z.infer<typeof tokenItemSchema>;
export const createTokenSchema = z.strictObject({ name: z.string().trim().min(1).max(200) });
export const newTokenSchema = z.object({ name: z.string(), token: z.string() });
export type NewToken = z.infer<typeof newTokenSchema>;

export const settingsSchema = z.strictObject({
  zone: z.string(),
  country: z.string().length(2).nullable(),
  /** Addresses, `@domains`, names or extensions of our own people. */
  agents: z.array(z.string()),
  /** Hours of silence after which an endless chat starts a new conversation. */
  chatSilenceHours: z
    .number()
    .positive()
    .max(24 * 365),
  /** Days within which a mail whose references lead nowhere joins one with the same subject and customer; 0: never. Missing: SUBJECT_THREAD_DAYS. */
  subjectThreadDays: z.number().min(0).max(365).optional(),
  /** Days within which a missed call and the next call with the same contact point are one conversation; 0: never. Missing: CALL_BACK_DAYS. */
  callBackDays: z.number().min(0).max(60).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Every refusal of the server, in both languages by `code`; the text is in the reader's language. */
export const errorSchema = z.object({
  code: z.string(),
  error: z.string(),
  fix: z.string(),
  /** The field that was refused, where there is one. */
  field: z.string().nullable(),
});
export type ErrorBody = z.infer<typeof errorSchema>;
