import { contactPointIdOf, type ContactPointId } from '../basics/ids.ts';
import type { ContactPointKind, Party } from '../standardise/standard-record.ts';

/** A power of two; about 12 MB when full. A table of 100,000 customers asks for each of them ten times. */
const PLACES = 1 << 16;
const remembered: (Known | undefined)[] = new Array<Known | undefined>(PLACES).fill(undefined);

interface Known {
  readonly kind: ContactPointKind;
  readonly value: string;
  readonly namespace: string;
  readonly id: ContactPointId;
}

/**
 * The id of an address. Mail addresses and phone numbers mean the same everywhere; account
 * numbers, extensions, handles and names mean something only within the system that gave them.
 *
 * Remembers what it worked out (a pure memo: each address has one place, where the next one with
 * the same place replaces it): a table names the same agents a million times.
 */
export function contactPointOf({ kind, value }: Party, namespace: string): ContactPointId {
  const place = placeOf(value);
  const known = remembered[place];
  if (known && known.value === value && known.kind === kind && known.namespace === namespace) return known.id;
  const id = contactPointIdOf(kind, isGlobal(kind) ? value : `${namespace}\n${value}`);
  remembered[place] = { kind, value, namespace, id };
  return id;
}

/** FNV-1a over the last characters: enough to spread addresses over the places. */
function placeOf(value: string): number {
  let hash = 0x811c9dc5;
  for (let i = Math.max(0, value.length - 24); i < value.length; i++) {
    hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

/** Stands for all customers whom a system does not name. */
export function unknownCustomer(namespace: string): Party {
  return { kind: 'unknown', value: namespace, name: null };
}

/** The `unknown` one carries its namespace as its value. */
function isGlobal(kind: ContactPointKind): boolean {
  return kind === 'email' || kind === 'phone' || kind === 'unknown';
}
