import { z } from 'zod';

/**
 * The columns of the sheet of refused records: what was refused and why, and an empty one for what it should say.
 * A sheet that comes back is read by `recordId`, `field` and `repaired`; all else may be changed or left out.
 */
export const SHEET_COLUMNS = [
  'importId',
  'file',
  'line',
  'stage',
  'code',
  'message',
  'excerpt',
  'recordId',
  'field',
  'value',
  'repaired',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** In `repaired`: the value is to be left out. */
export const LEAVE_OUT = '-';

const sheetRowSchema = z.object({ row: z.number().int(), recordId: z.string() });

/** What came of a sheet that was brought back; rows are numbered as the sheet's, the header being 1. */
export const broughtBackSchema = z.object({
  /** Below the header. */
  rows: z.number().int(),
  /** With nothing in `repaired`. */
  unchanged: z.number().int(),
  /** Put right; of their records so many pass now, and so many are refused still. */
  fixed: z.number().int(),
  passing: z.number().int(),
  stillRefused: z.number().int(),
  /** No refused record has this id (any more), at most 100. */
  unknown: z.array(sheetRowSchema),
  unknownCount: z.number().int(),
  /** Could not be done: the field cannot be put right by hand, or the value cannot be read; at most 100. */
  refused: z.array(sheetRowSchema.extend({ code: z.string(), about: z.record(z.string(), z.string()) })),
  refusedCount: z.number().int(),
});
export type BroughtBack = z.infer<typeof broughtBackSchema>;
