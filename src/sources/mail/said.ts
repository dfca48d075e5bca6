import { hash } from 'node:crypto';
import type { Outcome } from '../../core/basics/outcome.ts';
import { recordIdOf, type RecordId } from '../../core/basics/ids.ts';
import type { Said, SaidAttachment, SaidParty } from '../../core/record/said.ts';
import { LIMITS } from '../limits.ts';
import { parseAddresses } from './addresses.ts';
import { automationSignOf } from './automation.ts';
import { readParts, sizeOf, type Part } from './body.ts';
import { decodeText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { fromLineDate, isFromLine } from './from-line.ts';
import { cutMail, Header } from './header.ts';
import { canonicalBody, withoutFromEscapes } from './line-ends.ts';
import { parseParameters } from './parameters.ts';
import { messageIdOf, referencesOf } from './references.ts';
import { attachmentsIn, writtenIn } from './written.ts';

/** `mbox`: with its From_ line, `>From ` escaped. `mail`: as it travels. */
export type MailFormat = 'mbox' | 'mail';

/** One mail, read: what it says, or why it cannot be read; named in either case. */
export interface ReadMail {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly outcome: Outcome<Said>;
}

/**
 * Reads one mail from its bytes.
 *
 * `recordId` comes from the Message-ID, whatever mailbox the mail lies in; without one from the
 * digest. `digest` covers what was said and the body, with line ends, `>From ` escapes, the From_
 * line and everything that only transport writes (Received, Delivered-To, X-…) left out: one mail
 * in two mailboxes has one digest, unless a relay rewrote its text.
 */
export async function readMail(bytes: Buffer, format: MailFormat): Promise<ReadMail> {
  const opened = openMail(bytes, format);
  const parts = await readParts(opened.cut);
  const header = new Header(opened.cut.fields);
  const outcome: Outcome<Said> = parts.ok ? { ok: true, value: saidOf(header, parts.value, opened.fromLine) } : parts;
  const digest = digestOf(outcome, header, opened.cut.body);
  const messageId = messageIdOf(header);
  const recordId = messageId === null ? recordIdOf('mail-content', digest) : recordIdOf('mail', messageId);
  return { recordId, digest: digest.slice(0, 16), outcome };
}

/** A mail's header fields and body, out of its envelope. */
export function openMail(
  bytes: Buffer,
  format: MailFormat,
): { cut: ReturnType<typeof cutMail>; fromLine: string | null } {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const mail = withoutLeadingBlankLines(bytes.subarray(start));
  if (!isFromLine(mail, 0)) return { cut: cutMail(mail), fromLine: null };
  const newline = mail.indexOf(0x0a);
  const rest = newline < 0 ? mail.subarray(mail.length) : mail.subarray(newline + 1);
  const fromLine = mail.toString('latin1', 0, Math.min(newline < 0 ? mail.length : newline, 1_000)).trimEnd();
  return { cut: cutMail(format === 'mbox' ? withoutFromEscapes(rest) : rest), fromLine };
}

function withoutLeadingBlankLines(bytes: Buffer): Buffer {
  let at = 0;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  return bytes.subarray(at);
}

function saidOf(header: Header, root: Part, fromLine: string | null): Said {
  const messageId = messageIdOf(header);
  const written = writtenIn(
    root,
    parseParameters(header.first('content-type') ?? '').parameters.get('charset') ?? null,
  );
  return withoutUndefined({
    kind: 'message',
    threading: { kind: 'references', messageId, references: referencesOf(header, messageId) },
    at: header.first('date')?.slice(0, 1_000),
    atFallbacks: nonEmpty(otherDates(header, fromLine)),
    from: authorOf(header),
    to: nonEmpty(recipientsOf(header)),
    automationSign: automationSignOf(header) ?? undefined,
    subject: subjectOf(header),
    text: written.text?.slice(0, LIMITS.textCharacters),
    html: written.html?.slice(0, LIMITS.textCharacters),
    isReply: header.first('in-reply-to') !== null || header.first('references') !== null ? true : undefined,
    attachments: nonEmpty(attachmentsIn(root).slice(0, LIMITS.attachmentsPerMessage).map(attachmentSaid)),
  });
}

function subjectOf(header: Header): string | undefined {
  const subject = decodeWords(header.first('subject') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return subject === '' ? undefined : subject.slice(0, 10_000);
}

/** Who wrote it; a mail without From may still name its sender. */
function authorOf(header: Header): SaidParty | undefined {
  const candidates = ['from', 'sender', 'x-from', 'reply-to', 'return-path'].flatMap((name) =>
    header.all(name).flatMap((value) => parseAddresses(value, 10)),
  );
  return candidates.find((party) => party.kind === 'email') ?? candidates[0];
}

/** To, Cc and Bcc in this order, each address once; where they name nobody, the mailbox it reached. */
function recipientsOf(header: Header): SaidParty[] {
  const named = addressesIn(header, ['to', 'cc', 'bcc']);
  return named.length > 0
    ? named
    : addressesIn(header, ['delivered-to', 'x-original-to', 'envelope-to', 'apparently-to']);
}

function addressesIn(header: Header, names: readonly string[]): SaidParty[] {
  const found = new Map<string, SaidParty>();
  for (const name of names) {
    for (const value of header.all(name)) {
      for (const party of parseAddresses(value, LIMITS.mailAddresses)) {
        const key = party.address.toLowerCase();
        if (found.size < LIMITS.mailAddresses && !found.has(key)) found.set(key, party);
      }
    }
  }
  return [...found.values()];
}

const MOST_OTHER_DATES = 5;

/**
 * Moments that can stand in for a Date that is missing or unreadable, the most trustworthy first:
 * the topmost Received, because the mailbox's own server wrote it (those below it are the word of
 * strangers), then the others, then the delivery date, then the mbox From_ line, which some
 * programs fill with the moment of an export.
 */
function otherDates(header: Header, fromLine: string | null): string[] {
  const received = header.all('received').map((value) => value.slice(value.lastIndexOf(';') + 1).trim());
  const delivered = ['delivery-date', 'x-delivery-date', 'resent-date'].map((name) => header.first(name) ?? '');
  const envelope = fromLine === null ? '' : (fromLineDate(fromLine) ?? '');
  return [...received, ...delivered, envelope]
    .filter((value) => value !== '' && /\d/.test(value) && value.length < 200)
    .slice(0, MOST_OTHER_DATES);
}

function attachmentSaid(part: Part, index: number): SaidAttachment {
  return { name: attachmentName(part, index), mediaType: part.mediaType, size: sizeOf(part) };
}

/** The sender's name for it, or its number among the attachments. */
export function attachmentName(part: Part, index: number): string {
  if (part.name !== '') return part.name;
  return part.mediaType === 'message/rfc822' ? `${index + 1}.eml` : `${index + 1}`;
}

/** 64 hex digits; of a mail that cannot be read, over its names and body alone. */
function digestOf(outcome: Outcome<Said>, header: Header, body: Buffer): string {
  const said = outcome.ok
    ? { ...outcome.value, atFallbacks: isDateLike(outcome.value.at) ? undefined : outcome.value.atFallbacks }
    : messageIdOf(header);
  return hash('sha256', `${JSON.stringify(said)}\n${hash('sha256', canonicalBody(body))}`);
}

/** True where nobody will look at the fallbacks, which differ from mailbox to mailbox. */
function isDateLike(date: string | undefined): boolean {
  return date !== undefined && /\d{1,2}\s+\p{L}{3,}\.?\s+\d{2,4}\s+\d{1,2}:\d{2}/u.test(date);
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function withoutUndefined(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as unknown as Said;
}

/** The start of a mail for people: what could not be read. */
export function excerptOf(bytes: Buffer): string {
  return decodeText(bytes.subarray(0, 2_000), null)
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, 500);
}

/** The id and digest of a mail of which only the start is known. */
export function nameOf(start: Buffer, format: MailFormat): { recordId: RecordId; digest: string } {
  const { cut } = openMail(start, format);
  const messageId = messageIdOf(new Header(cut.fields));
  const digest = hash('sha256', canonicalBody(start));
  return {
    recordId: messageId === null ? recordIdOf('mail-content', digest) : recordIdOf('mail', messageId),
    digest: digest.slice(0, 16),
  };
}
