import type { FixableField } from '../basics/fixable-field.ts';
import type { RecordId } from '../basics/ids.ts';
import type { Said, SaidParty } from '../record/said.ts';
import type { Change } from './change.ts';
import type { Cleaned, FixedValue } from './cleaned.ts';
import { type FieldFixes, type Fixes, fixKey } from './fixes.ts';

export const FIX_BY_HAND = 'fix-by-hand';

/**
 * The last step of cleaning: what people put right by hand. A value is known by how the source wrote
 * it, or by how the rules left it; what one fix gives, another may put right in its turn.
 *
 * `before` is what the source said, `cleaned` what the rules made of it. Without a fix that concerns the
 * record, `cleaned` comes back as it is; else `fixed` names the values that were put right.
 */
export function fixByHand(
  record: { readonly recordId: RecordId; readonly namespace: string },
  before: Said,
  cleaned: Cleaned,
  fixes: Fixes,
): Cleaned {
  const alike = fixes.byNamespace.get(record.namespace);
  const own = fixes.byRecord.size === 0 ? undefined : fixes.byRecord.get(record.recordId);
  const result = own === undefined ? cleaned : applyAll(own, before, cleaned);
  return alike === undefined ? result : applyAll(alike, before, result);
}

/** What was put right for this one record is not touched by what holds for all alike. */
function applyAll(fixes: FieldFixes, before: Said, cleaned: Cleaned): Cleaned {
  let result = cleaned;
  for (const [field, values] of fixes)
    if (!cleaned.fixed?.some((one) => one.field === field)) result = apply(field, values, before, result);
  return result;
}

function apply(
  field: FixableField,
  values: ReadonlyMap<string, string | null>,
  before: Said,
  cleaned: Cleaned,
): Cleaned {
  const said = valueOf(cleaned.said, field);
  const start = keysOf(said, valueOf(before, field)).find((key) => values.has(key));
  if (start === undefined) return cleaned;
  const steps = stepsFrom(start, values);
  const to = values.get(steps.at(-1)!) ?? undefined;
  const change: Change = { field, rule: FIX_BY_HAND, before: fixKey(said), after: fixKey(to) };
  const fixed: FixedValue[] = steps.map((value) => ({ field, value }));
  return {
    said: to === said ? cleaned.said : withValue(cleaned.said, field, to),
    changes: to === said ? cleaned.changes : [...cleaned.changes, change],
    fixed: [...(cleaned.fixed ?? []), ...fixed],
  };
}

function keysOf(cleaned: string | undefined, before: string | undefined): string[] {
  return before === undefined || before === cleaned ? [fixKey(cleaned)] : [fixKey(cleaned), fixKey(before)];
}

/** The values on the way from one fix to the next; one that was met before ends it. */
function stepsFrom(start: string, values: ReadonlyMap<string, string | null>): string[] {
  const steps = [start];
  for (;;) {
    const next = fixKey(values.get(steps.at(-1)!));
    if (next === '' || !values.has(next) || steps.includes(next)) return steps;
    steps.push(next);
  }
}

/** What a record says in a field; undefined: nothing. */
export function valueOf(said: Said, field: FixableField): string | undefined {
  return field === 'agent' ? said.agent?.address : said[field];
}

function withValue(said: Said, field: FixableField, value: string | undefined): Said {
  return { ...said, [field]: field === 'agent' ? partyOf(value) : value };
}

function partyOf(address: string | undefined): SaidParty | undefined {
  if (address === undefined) return undefined;
  return { kind: address.includes('@') ? 'email' : 'name', address };
}
