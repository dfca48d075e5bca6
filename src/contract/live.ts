import { z } from 'zod';

/** What a browser tells of its paints: from the arrival of a notice until the numbers that it touched were painted. */
export const paintsSchema = z.strictObject({
  paints: z.array(z.strictObject({ id: z.number().int().nonnegative(), ms: z.number().min(0).max(600_000) })).max(50),
});
export type Paints = z.infer<typeof paintsSchema>;
