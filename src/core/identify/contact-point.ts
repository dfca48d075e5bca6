import { contactPointIdOf, type ContactPointId } from '../basics/ids.ts';
import type { Party } from '../standardise/standard-record.ts';

/** Enough for the customers of a busy day; a million distinct ones are hashed once each. */
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, ContactPointId>();

/**
 * The id of an address. Mail addresses and phone numbers mean the same everywhere; account
 * numbers, extensions, handles and names mean something only within the system that gave them.
 *
 * Remembers what it worked out (a pure memo, bounded): a table names the same agents a million times.
 */
export function contactPointOf(party: Party, namespace: string): ContactPointId {
  const value = isGlobal(party) ? party.value : `${namespace}\n${party.value}`;
  const key = `${party.kind}\n${value}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const id = contactPointIdOf(party.kind, value);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, id);
  return id;
}

/** Stands for all customers whom a system does not name. */
export function unknownCustomer(namespace: string): Party {
  return { kind: 'unknown', value: namespace, name: null };
}

/** The `unknown` one carries its namespace as its value. */
function isGlobal(party: Party): boolean {
  return party.kind === 'email' || party.kind === 'phone' || party.kind === 'unknown';
}
