import { fieldColon } from './header.ts';

const FROM = Buffer.from('From ');
const LF = 0x0a;
const CR = 0x0d;

/** How far behind a line's start must be known to judge it: the line and the next one. */
export const FROM_LINE_LOOKAHEAD = 4_096;

/** True where `From ` stands at this place: the first word of an mbox envelope. */
export function isFromLine(bytes: Buffer, at: number): boolean {
  return bytes.length - at >= 5 && bytes.compare(FROM, 0, 5, at, at + 5) === 0;
}

/**
 * True where a mail of an mbox begins: `From `, who, when, and a header field on the next line.
 *
 * Without a date (`From -`, Gmail's `From 1844347792267117879@xxx`) the next line must be one of
 * the fields that mails begin with. The magic date of `git format-patch` starts a mail only in a
 * mailbox that begins with one: elsewhere it is an attached patch.
 */
export function startsMail(bytes: Buffer, at: number, acceptsGit: boolean): boolean {
  if (!isFromLine(bytes, at)) return false;
  const newline = bytes.indexOf(LF, at);
  const end = newline < 0 ? bytes.length : newline;
  if (end - at > 1_000) return false;
  const line = bytes.toString('latin1', at, end).trimEnd();
  if (isGitLine(line) && !acceptsGit) return false;
  const next = newline + 1;
  if (newline < 0 || next >= bytes.length) return STRICT_DATE.test(line);
  if (STRICT_DATE.test(line)) return isFieldLine(bytes, next, false) || bytes[next] === LF || bytes[next] === CR;
  if (LOOSE_DATE.test(line)) return isFieldLine(bytes, next, false);
  return /^From \S+$/.test(line) && isFieldLine(bytes, next, true);
}

/** `Thu Nov 14 21:29:28 2015`, perhaps with a zone before or after the year. */
const STRICT_DATE =
  /\b[A-Z][a-z]{2},? +[A-Z][a-z]{2} +\d{1,2},? +\d{1,2}:\d{2}(?::\d{2})?(?: +[A-Z]{1,5}| +[+-]\d{4})* +\d{4}\b/;
const LOOSE_DATE = /\d{1,2}:\d{2}.*\b(?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b.*\d{1,2}:\d{2}/;

export function isGitLine(line: string): boolean {
  return /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$/.test(line);
}

/** True for a From_ line that nobody writes in a text: Netscape's `From - `, or a full date, before a mail's field. */
export function needsNoBlankLine(bytes: Buffer, at: number): boolean {
  const newline = bytes.indexOf(LF, at);
  if (newline < 0) return false;
  const line = bytes.toString('latin1', at, newline).trimEnd();
  return (line === 'From -' || STRICT_DATE.test(line)) && isFieldLine(bytes, newline + 1, true);
}

/** Fields with which mails begin; a body may hold any `word: value`. */
const FIRST_FIELDS =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|return-path|received|delivered-to|message-id|in-reply-to|references|mime-version|content-[a-z-]+|status|x-[a-z0-9-]+|precedence|envelope-to|delivery-date|dkim-signature|arc-[a-z-]+|authentication-results|received-spf|replied|forwarded|return-receipt-to|resent-[a-z]+|organization|user-agent|lines|path|newsgroups|mailing-list|list-[a-z]+)$/i;

export function isFieldLine(bytes: Buffer, at: number, mustBeKnown: boolean): boolean {
  const newline = bytes.indexOf(LF, at);
  const colon = fieldColon(bytes, at, newline < 0 ? bytes.length : newline);
  if (colon < 0) return isFromLine(bytes, at + 1) && bytes[at] === 0x3e;
  return !mustBeKnown || isMailField(bytes.toString('latin1', at, colon).trimEnd());
}

export function isMailField(name: string): boolean {
  return FIRST_FIELDS.test(name);
}

/**
 * The moment of a From_ line as RFC 5322 writes it, or null. RFC 4155: without a zone it is UTC.
 * Placeholders (the epoch, git's magic date) are no moments.
 */
export function fromLineDate(line: string): string | null {
  if (isGitLine(line)) return null;
  const match =
    /\b([A-Z][a-z]{2}) +(\d{1,2}),? +(\d{1,2}:\d{2}(?::\d{2})?)(?: +([A-Z]{1,5}|[+-]\d{4}))* +(\d{4})(?: +([+-]\d{4}))?/.exec(
      line,
    );
  if (!match || match[5] === '1970') return null;
  return `${match[2]} ${match[1]} ${match[5]} ${match[3]} ${match[6] ?? match[4] ?? '+0000'}`;
}
