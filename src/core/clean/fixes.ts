import { type FixableField, QUOTED_LENGTH } from '../basics/fixable-field.ts';
import type { RecordId } from '../basics/ids.ts';

/** One decision of a person: what this field says there is to be read as something else. */
export interface Fix {
  /** Whose records; null where `recordId` names the one. */
  readonly namespace: string | null;
  readonly recordId: RecordId | null;
  readonly field: FixableField;
  /** As the source wrote it, or as the rules left it; null: nothing was said. */
  readonly values: readonly (string | null)[];
  /** What it is to say; null: nothing. */
  readonly to: string | null;
}

/** All fixes that hold, for looking a value up. */
export interface Fixes {
  readonly byNamespace: ReadonlyMap<string, FieldFixes>;
  readonly byRecord: ReadonlyMap<RecordId, FieldFixes>;
}

/** Of each field: a value's {@link fixKey}, and what it becomes. */
export type FieldFixes = ReadonlyMap<FixableField, ReadonlyMap<string, string | null>>;

/** Of two fixes of the same value the later counts; those of one record go before those of all alike. */
export function fixesOf(fixes: readonly Fix[]): Fixes {
  const byNamespace = new Map<string, Map<FixableField, Map<string, string | null>>>();
  const byRecord = new Map<RecordId, Map<FixableField, Map<string, string | null>>>();
  for (const { namespace, recordId, field, values, to } of fixes) {
    const ofRecords: Map<FixableField, Map<string, string | null>> = recordId === null
      ? entry(byNamespace, namespace ?? '')
      : entry(byRecord, recordId);
    const ofField = entry(ofRecords, field);
    for (const value of values) ofField.set(fixKey(value), to);
  }
  return { byNamespace, byRecord };
}

/** By what a value is known: as much of it as a problem quotes; nothing said is ''. */
export function fixKey(value: string | null | undefined): string {
  return value === null || value === undefined ? '' : value.slice(0, QUOTED_LENGTH);
}

function entry<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const found = map.get(key) ?? new Map<Inner, Value>();
  map.set(key, found);
  return found;
}
