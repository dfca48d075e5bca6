import type { Change } from '../core/clean/change.ts';
import type { Cleaned } from '../core/clean/cleaned.ts';
import { fixKey } from '../core/clean/fixes.ts';
import type { NotedValue } from '../store/noted-values.ts';

export type Noted = Omit<NotedValue, 'recordId' | 'importId'>;

/** What standardising says of a value that it could not use, though the record passed. */
const UNKNOWN_RULES: ReadonlySet<string> = new Set([
  'unknown-channel',
  'unknown-direction',
  'unusable-time',
  'unknown-resolution',
]);

/**
 * The values by which a record is found when they are put right: unknown ones among `changes`, and those that
 * were put right by hand. Undefined: none, as of most records.
 */
export function notedValuesOf({ fixed }: Cleaned, changes: readonly Change[]): Noted[] | undefined {
  let noted: Noted[] | undefined;
  for (const { rule, field, before } of changes)
    if (UNKNOWN_RULES.has(rule)) (noted ??= []).push({ field, value: fixKey(before), isFixed: false });
  if (fixed !== undefined) for (const { field, value } of fixed) (noted ??= []).push({ field, value, isFixed: true });
  return noted;
}
