import { LIMITS } from '../limits.ts';
import type { Header } from './header.ts';
import { parseParameters } from './parameters.ts';

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
 * two answers to one person together. A mail that refers to itself does not. A piece of a mail that was too
 * long for one refers to the whole.
 */
export function referencesOf(header: Header, messageId: string | null): string[] {
  const found = new Set<string>();
  for (const value of header.all('references')) for (const id of idsIn(value)) found.add(id);
  for (const value of header.all('in-reply-to')) for (const id of repliedTo(value)) found.add(id);
  const whole = wholeOf(header);
  if (whole !== null) found.add(whole);
  if (messageId !== null) found.delete(messageId);
  const all = [...found];
  // Of an endless list the root and the newest say most.
  return all.length <= LIMITS.mailReferences ? all : [all[0]!, ...all.slice(1 - LIMITS.mailReferences)];
}

/**
 * Of a piece of a mail: the id that all its pieces share, which programs make the Message-ID of the whole.
 * Source: RFC 2046, 5.2.2 (message/partial).
 */
function wholeOf(header: Header): string | null {
  const { value, parameters } = parseParameters(header.first('content-type') ?? '');
  if (value.toLowerCase() !== 'message/partial') return null;
  return bareId((parameters.get('id') ?? '').replace(/[<>]/g, '')) || null;
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
