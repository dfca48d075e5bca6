import type { Said, SaidParty } from '../record/said.ts';
import type { Change } from './change.ts';

/**
 * What a value is, as far as cleaning goes: `value` is read by a machine (a time, a number, a yes),
 * `address` reaches someone, `name` is a person's, `text` is for people and changed the least.
 */
export type ValueKind = 'value' | 'address' | 'name' | 'text';

const VALUES = [
  'channel',
  'direction',
  'at',
  'replyAt',
  'answered',
  'answeredAt',
  'endedAt',
  'waited',
  'talked',
  'held',
  'wrappedUp',
  'handled',
  'rating',
  'ratedAt',
  'surveySentAt',
  'resolved',
  'resolvedAt',
  'reopenedAt',
  'reopens',
] as const satisfies readonly (keyof Said)[];
const TEXTS = ['subject', 'text', 'replyText'] as const satisfies readonly (keyof Said)[];
const LABELS = ['company', 'topic', 'subtopic'] as const satisfies readonly (keyof Said)[];
const PARTIES = ['customer', 'agent', 'from'] as const satisfies readonly (keyof Said)[];
const PARTY_LISTS = ['to', 'customerAlso', 'agentAlso'] as const satisfies readonly (keyof Said)[];

/** Longest part of a value that a change keeps: enough to recognise it. */
const LONGEST_KEPT = 200;

/**
 * The same record with `change` done to each of its values; the same object when none changed.
 * A value that becomes undefined is missing from then on; a party without address and name is, too.
 */
export function eachValue(
  said: Said,
  rule: string,
  note: (change: Change) => void,
  change: (value: string, kind: ValueKind) => string | undefined,
): Said {
  let copy: Said | null = null;
  const set = (patch: Partial<Said>): void => {
    copy = { ...(copy ?? said), ...patch };
  };
  const changed = (field: string, value: string, kind: ValueKind): string | undefined => {
    const after = change(value, kind);
    if (after !== value)
      note({ field, rule, before: value.slice(0, LONGEST_KEPT), after: (after ?? '').slice(0, LONGEST_KEPT) });
    return after;
  };

  for (const [fields, kind] of [
    [VALUES, 'value'],
    [TEXTS, 'text'],
  ] as const) {
    for (const field of fields) {
      const value = said[field];
      if (value === undefined) continue;
      const after = changed(field, value, kind);
      if (after !== value) set({ [field]: after });
    }
  }
  for (const field of PARTIES) {
    const party = said[field];
    if (party === undefined) continue;
    const after = eachOfParty(party, field, changed);
    if (after !== party) set({ [field]: after });
  }
  for (const field of PARTY_LISTS) {
    const parties = said[field];
    if (parties === undefined) continue;
    const after = parties.map((party, index) => eachOfParty(party, `${field}.${index}`, changed));
    if (after.some((party, index) => party !== parties[index]))
      set({ [field]: after.filter((party) => party !== undefined) });
  }
  if (said.attributes !== undefined) {
    const after = eachOfAttributes(said.attributes, changed);
    if (after !== said.attributes) set({ attributes: after });
  }
  for (const field of LABELS) {
    const label = said[field];
    if (label === undefined) continue;
    const after = changed(field, label, 'name');
    if (after !== label) set({ [field]: after });
  }
  if (said.tags !== undefined) {
    const after = said.tags.map((tag) => changed('tags', tag, 'name'));
    if (after.some((tag, index) => tag !== said.tags![index])) set({ tags: after.filter((tag) => tag !== undefined) });
  }
  return copy ?? said;
}

/** The same attributes, or undefined once none is left. */
function eachOfAttributes(
  attributes: NonNullable<Said['attributes']>,
  changed: (field: string, value: string, kind: ValueKind) => string | undefined,
): Said['attributes'] {
  let isChanged = false;
  const after = Object.entries(attributes).flatMap(([name, attribute]) => {
    const said = changed(`attributes.${name}`, attribute.said, 'value');
    if (said === attribute.said) return [[name, attribute] as const];
    isChanged = true;
    return said === undefined ? [] : [[name, { ...attribute, said }] as const];
  });
  if (!isChanged) return attributes;
  return after.length === 0 ? undefined : Object.fromEntries(after);
}

function eachOfParty(
  party: SaidParty,
  field: string,
  changed: (field: string, value: string, kind: ValueKind) => string | undefined,
): SaidParty | undefined {
  const isName = party.kind === 'name' || party.kind === 'handle';
  const address = changed(field, party.address, isName ? 'name' : 'address');
  const name = party.name === undefined ? undefined : changed(`${field}.name`, party.name, 'name');
  if (address === party.address && name === party.name) return party;
  if (address !== undefined)
    return name === undefined ? { kind: party.kind, address } : { kind: party.kind, address, name };
  return name === undefined ? undefined : { kind: 'name', address: name };
}
