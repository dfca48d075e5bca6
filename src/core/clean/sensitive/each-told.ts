import type { Said, SaidParty } from '../../record/said.ts';
import { findSensitive, type Sensitive } from './find-sensitive.ts';

/**
 * The same record with `change` done to each value in which people write what they like: texts, names, the names of
 * files, attributes. The same object when none changed. `field` is named as in a {@link Change}.
 *
 * Addresses and accounts are left: they tell who somebody is, and cut down to four digits two people would be one. So are
 * attributes that are measured (a weight, an amount): they are numbers, not what somebody wrote.
 */
export function eachTold(said: Said, change: (value: string, field: string) => string): Said {
  const patch: Record<string, unknown> = {};
  for (const field of TEXTS) put(patch, field, said[field], (value) => change(value, field));
  for (const field of PARTIES) put(patch, field, said[field], (party) => namedAnew(party, field, change));
  for (const field of PARTY_LISTS)
    put(patch, field, said[field], (parties) =>
      eachOf(parties, (party, index) => namedAnew(party, `${field}.${index}`, change)),
    );
  put(patch, 'tags', said.tags, (tags) => eachOf(tags, (tag) => change(tag, 'tags')));
  put(patch, 'attachments', said.attachments, (files) =>
    eachOf(files, (file, index) => renamed(file, change(file.name, `attachments.${index}`))),
  );
  put(patch, 'attributes', said.attributes, (attributes) => eachAttribute(attributes, change));
  return Object.keys(patch).length === 0 ? said : { ...said, ...patch };
}

const TEXTS = [
  'subject',
  'text',
  'replyText',
  'company',
  'topic',
  'subtopic',
] as const satisfies readonly (keyof Said)[];
const PARTIES = ['customer', 'agent', 'from'] as const satisfies readonly (keyof Said)[];
const PARTY_LISTS = ['to', 'customerAlso', 'agentAlso'] as const satisfies readonly (keyof Said)[];

/**
 * How numbers are found in a field's values. What an attribute is called tells what its value is, as the words before
 * a number in a text do; in the name of a file an underscore is a space.
 */
export function finderOf(field: string): (value: string) => Sensitive[] {
  if (field.startsWith(ATTRIBUTE)) {
    const lead = `${field.slice(ATTRIBUTE.length)}: `;
    return (value) =>
      findSensitive(lead + value)
        .map(({ kind, start, end }) => ({ kind, start: start - lead.length, end: end - lead.length }))
        .filter(({ start }) => start >= 0);
  }
  if (field.startsWith('attachments.')) return (value) => findSensitive(value.replaceAll('_', ' '));
  return findSensitive;
}

const ATTRIBUTE = 'attributes.';

type Attributes = NonNullable<Said['attributes']>;

function eachAttribute(attributes: Attributes, change: (value: string, field: string) => string): Attributes {
  const names = Object.keys(attributes);
  const before = names.map((name) => attributes[name]!);
  const after = eachOf(before, (attribute, index) => {
    if (attribute.unit !== undefined || attribute.money !== undefined) return attribute;
    const said = change(attribute.said, `${ATTRIBUTE}${names[index]!}`);
    return said === attribute.said ? attribute : { ...attribute, said };
  });
  return after === before ? attributes : Object.fromEntries(names.map((name, index) => [name, after[index]!]));
}

function namedAnew(party: SaidParty, field: string, change: (value: string, field: string) => string): SaidParty {
  return party.name === undefined ? party : renamed(party, change(party.name, `${field}.name`));
}

function renamed<T extends { readonly name?: string }>(one: T, name: string): T {
  return name === one.name ? one : { ...one, name };
}

function eachOf<T>(all: readonly T[], change: (one: T, index: number) => T): readonly T[] {
  const after = all.map(change);
  return after.some((one, index) => one !== all[index]) ? after : all;
}

function put<T>(patch: Record<string, unknown>, field: string, value: T | undefined, change: (value: T) => T): void {
  if (value === undefined) return;
  const after = change(value);
  if (after !== value) patch[field] = after;
}
