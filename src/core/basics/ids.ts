import { sha256 } from './sha256.ts';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Ids are UUIDs in lower case that cannot be swapped for one another. */
export type RecordId = Id<'record'>;
export type ContactPointId = Id<'contact-point'>;
export type CustomerId = Id<'customer'>;
export type ConversationId = Id<'conversation'>;
export type ScopeId = Id<'scope'>;
export type ThreadKey = Id<'thread-key'>;

/** The id of a record: from the system it came from and that system's own key for it. */
export function recordIdOf(namespace: string, key: string): RecordId {
  return uuidOf('record', namespace, key) as RecordId;
}

/** The id of an address at which someone is reached; `value` must be in standard form. */
export function contactPointIdOf(kind: string, value: string): ContactPointId {
  return uuidOf('contact-point', kind, value) as ContactPointId;
}

/** The id of what bounds a conversation search: one chat room, one call, one thread of mails. */
export function scopeIdOf(kind: string, value: string): ScopeId {
  return uuidOf('scope', kind, value) as ScopeId;
}

/** The id of a thing that mails can have in common, such as a Message-ID. */
export function threadKeyOf(value: string): ThreadKey {
  return uuidOf('thread-key', '', value) as ThreadKey;
}

/** The first 128 bits of a SHA-256 over the parts, written as a UUID (version 8, RFC 9562). */
function uuidOf(what: string, namespace: string, value: string): string {
  const hex = sha256(`${what}\n${namespace}\n${value}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
