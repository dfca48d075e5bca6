import type { SaidAttachment } from '../../core/record/said.ts';
import { LIMITS } from '../limits.ts';
import { withoutMarks } from './header.ts';
import { mediaTypeOf } from './media-type.ts';
import {
  ATTACHED,
  EDITED,
  ENCRYPTION_NOTICE,
  FILE_ATTACHED,
  HAPPENING,
  KIND_OMITTED,
  MEDIA_OMITTED,
  SYSTEM_NAMES,
} from './phrases.ts';

/** Who wrote what. */
export interface Body {
  /** As written; null: a line that WhatsApp wrote into the chat. */
  readonly author: string | null;
  /** WhatsApp's own words under a name (that of the group): nobody wrote them. */
  readonly isNotice: boolean;
  readonly text: string;
  /** Sizes are filled in by who knows the files beside the chat. */
  readonly attachments: readonly SaidAttachment[];
}

/** `lines`: what follows the header on its line, and the lines below that continue it. */
export function bodyOf(lines: readonly string[]): Body {
  const first = lines[0] ?? '';
  const named = authorOf(first);
  if (!named) return system(lines);
  const written = [first.slice(named.end), ...lines.slice(1)];
  const isMarked = MARK.test(written[0]!);
  const isNotice = ENCRYPTION_NOTICE.test(written[0]!);
  if (SYSTEM_NAMES.has(named.name.toLowerCase())) return system(written);
  if (isMarked && (isNotice || HAPPENING.test(written[0]!))) return system(written);
  const { text, attachments } = contentOf(written);
  return { author: named.name, isNotice, text: text.replace(EDITED, ''), attachments };
}

/** WhatsApp marks what it wrote itself by a left-to-right mark in front. */
const MARK = /^\s*\u200e/;

function system(lines: readonly string[]): Body {
  return { author: null, isNotice: false, text: withoutMarks(lines.join('\n')).trim(), attachments: [] };
}

const LONGEST_NAME = 100;

/** The name before the colon, and where the text begins; null for a line without one. */
function authorOf(line: string): { name: string; end: number } | null {
  const colon = line.indexOf(':');
  if (colon < 0) return null;
  const name = nameOf(line.slice(0, colon));
  const next = line.charAt(colon + 1);
  if (name === '' || name.length > LONGEST_NAME || isInsideQuotes(name)) return null;
  if (ENCRYPTION_NOTICE.test(name) || HAPPENING.test(name)) return null;
  if (next === ' ' || next === '\u00a0') return { name, end: colon + 2 };
  if (next === '' || next === '\u200e' || next === '\u200f') return { name, end: colon + 1 };
  // Without a space: an empty or cut body behind a name, but also "https://" and "at 10:30".
  return /^[/\d]/.test(next) || name.split(' ').length > 4 ? null : { name, end: colon + 1 };
}

/** A name without marks of direction (phone numbers are wrapped in them), its spaces made one. */
export function nameOf(text: string): string {
  return withoutMarks(text).replace(/\s+/gu, ' ').trim().normalize('NFC');
}

/** `Mom created group "Trip: Spain`: the colon belongs to a title, not to a name. */
function isInsideQuotes(before: string): boolean {
  const count = (sign: RegExp): number => before.match(sign)?.length ?? 0;
  return count(/"/g) % 2 === 1 || count(/[“„«]/g) > count(/[”»]/g) + (count(/„/g) > 0 ? count(/“/g) : 0);
}

/** Text and files: what stands for a file is taken out of the text, its caption stays. */
function contentOf(lines: readonly string[]): { text: string; attachments: SaidAttachment[] } {
  const attachments: SaidAttachment[] = [];
  const kept: string[] = [];
  for (const line of lines) {
    const rest =
      attachments.length < LIMITS.attachmentsPerMessage ? takeFiles(line, kept.length === 0, attachments) : line;
    if (rest !== null) kept.push(rest);
  }
  return { text: kept.join('\n'), attachments };
}

/** What is left of the line; null when the line was nothing but a file. */
function takeFiles(line: string, isFirst: boolean, into: SaidAttachment[]): string | null {
  const marked = line.includes('\u200e');
  const plain = withoutMarks(line).trim();
  const file = isFirst ? fileIn(plain) : null;
  if (file) {
    into.push(file);
    return null;
  }
  if (plain.includes('<')) {
    const rest = plain.replace(ATTACHED_FILE, (_whole, name: string) => {
      into.push({ name: name.trim(), mediaType: mediaTypeOf(name), size: null });
      return '';
    });
    if (rest !== plain) return rest.trim() === '' ? null : rest.trim();
  }
  return isFirst || !marked ? line.replace(/^[\u200e\u200f\s]*\u200e/u, '') : line;
}

const ATTACHED_FILE = new RegExp(`<\\s?(?:${ATTACHED})\\s?[:：]\\s?([^<>]{1,255})>`, 'giu');
const FILE_IN_BRACKETS = /^(.{0,255}\.[\p{L}\p{N}]{1,8}) ?[(（]([^()（）]{2,40})[)）]$/u;
/** Names that WhatsApp gives to files, whatever the language of the words behind them. */
const WHATSAPP_FILE = /^[A-Z]{3}-\d{8}-WA\d{4,}\.\w+$/;

/** The file that a line stands for, alone: attached to the export, or left out of it. */
function fileIn(line: string): SaidAttachment | null {
  const attached = FILE_IN_BRACKETS.exec(line);
  if (attached && (FILE_ATTACHED.has(attached[2]!.toLowerCase()) || WHATSAPP_FILE.test(attached[1]!))) {
    return { name: attached[1]!, mediaType: mediaTypeOf(attached[1]!), size: null };
  }
  if (line.startsWith('<') && line.endsWith('>') && MEDIA_OMITTED.has(line.slice(1, -1).trim().toLowerCase())) {
    return { name: '', mediaType: 'application/octet-stream', size: null };
  }
  return line.length > 300 ? null : omittedIn(line);
}

function omittedIn(line: string): SaidAttachment | null {
  for (const { mediaType, says } of KIND_OMITTED) {
    const found = says.exec(line);
    if (found) return { name: found[1] ?? '', mediaType: found[1] ? mediaTypeOf(found[1]) : mediaType, size: null };
  }
  return null;
}
