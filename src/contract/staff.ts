import { z } from 'zod';

/** Who looks like one of ours, and why; never taken over silently. */
export const oursSuggestionSchema = z.object({
  /** An address, or a domain as `@shop.example`: what would be listed. */
  pattern: z.string(),
  /** `sent-mail`: wrote what lies in sent folders. `in-most-mails`: has a part in most mails of all mailboxes. */
  why: z.enum(['sent-mail', 'in-most-mails']),
  mails: z.number().int(),
  /** Of so many. */
  of: z.number().int(),
});

/** Who answers like a machine: within seconds, at any hour, with the same few texts. */
export const machineSuggestionSchema = z.object({
  point: z.string(),
  label: z.string(),
  answers: z.number().int(),
  /** The share of answers within `withinSeconds`. */
  quickShare: z.number(),
  withinSeconds: z.number(),
  texts: z.number().int(),
});

export const staffSuggestionsSchema = z.object({
  ours: z.array(oursSuggestionSchema),
  machines: z.array(machineSuggestionSchema),
});
export type StaffSuggestions = z.infer<typeof staffSuggestionsSchema>;
