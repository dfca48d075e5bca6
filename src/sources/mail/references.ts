import { LIMITS } from '../limits.ts';
import type { Header } from './header.ts';

/** A mail's own Message-ID without brackets, malformed ones as they are; null where it has none. */
export function messageIdOf(header: Header): string | null {
  const value = header.first('message-id');
  if (value === null) return null;
  const id = bareId(/<([^<>]*)>/.exec(value)?.[1] ?? value);
  return id === '' ? null : id;
}

/**
 * All that a mail refers to, oldest first, each once: References, then In-Reply-To.
 *
 * In-Reply-To may hold prose (RFC 822: `Message from Ann <ann@shop.example> of "Mon, 4 Mar"
 * <1@shop.example>`): all that stands in brackets around an `@` counts there, as in the programs
 * that data/INDEX.md was counted with. The few programs that still write an address into it tie
 * two answers to one person together. A mail that refers to itself does not.
 */
export function referencesOf(header: Header, messageId: string | null): string[] {
  const found = new Set<string>();
  for (const value of header.all('references')) for (const id of idsIn(value)) found.add(id);
  for (const value of header.all('in-reply-to')) for (const id of repliedTo(value)) found.add(id);
  if (messageId !== null) found.delete(messageId);
  const all = [...found];
  // Of an endless list the root and the newest say most.
  return all.length <= LIMITS.mailReferences ? all : [all[0]!, ...all.slice(1 - LIMITS.mailReferences)];
}

function idsIn(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map((match) => bareId(match[1]!)).filter((id) => id !== '');
  if (bracketed.length > 0) return bracketed;
  return value.split(/[\s,]+/).filter((token) => /^[^\s@"()]+@[^\s@"()]+$/.test(token));
}

function repliedTo(value: string): string[] {
  const ids = [...value.matchAll(/<([^<>]+@[^<>]*)>/g)].map((match) => bareId(match[1]!));
  if (ids.length > 0) return ids;
  return /^[^\s@"()<>]+@[^\s@"()<>]+$/.test(value) ? [value] : [];
}

function bareId(text: string): string {
  return text.replace(/\s+/g, '').slice(0, 1_000);
}
