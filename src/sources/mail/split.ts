import type { Readable } from 'node:stream';
import { LIMITS } from '../limits.ts';
import { fieldColon } from './header.ts';
import { FROM_LINE_LOOKAHEAD, isFromLine, isGitLine, needsNoBlankLine, startsMail } from './from-line.ts';

/** One mail of an mbox with its From_ line, up to the next one. */
export interface MailSpan {
  readonly offset: number;
  readonly length: number;
  /** The line of its From_ line; the file's first is 1. */
  readonly line: number;
  /** All bytes; of a mail over LIMITS.mailBytes the start. */
  readonly bytes: Buffer;
}

/**
 * Cuts an mbox into its mails, in order: every flavour (mboxo, mboxrd, mboxcl) by one rule.
 *
 * A mail ends where its Content-Length says, if exactly there the next From_ line or the file's end
 * stands; otherwise at the next From_ line ({@link startsMail}) that follows a blank line, or that
 * cannot be anything else, and is not the start of an embedded mail. Memory: one mail and one read ahead.
 */
export async function* splitMbox(stream: Readable): AsyncGenerator<MailSpan> {
  const cutter = new MboxCutter();
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // Joining only when as much came as is held already keeps the copying linear.
    if (waitingBytes < Math.max(READ_AHEAD, cutter.held)) continue;
    yield* cutter.take(waiting, false);
    waiting = [];
    waitingBytes = 0;
  }
  yield* cutter.take(waiting, true);
}

const READ_AHEAD = 256 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const NEXT_FROM = Buffer.from('\nFrom ');

/** Text that is held, and how far it was searched; positions are relative to `bytes`. */
class MboxCutter {
  private bytes: Buffer = Buffer.alloc(0);
  /** Where the current mail begins, and how far the search for its end came. */
  private start = 0;
  private searched = 0;
  private offset = 0;
  private line = 1;
  private isGitMailbox: boolean | null = null;
  /** Of the current mail: not yet looked for, or the place where its Content-Length ends. */
  private promisedEnd: number | null | undefined = undefined;
  /** The start of a mail that is too large; the rest of it is passed over. */
  private oversized: { readonly bytes: Buffer; passed: number; lines: number } | null = null;

  get held(): number {
    return this.bytes.length - this.start;
  }

  *take(chunks: readonly Buffer[], isLast: boolean): Generator<MailSpan> {
    this.bytes = Buffer.concat([this.bytes.subarray(this.start), ...chunks]);
    this.searched -= this.start;
    if (this.promisedEnd != null) this.promisedEnd -= this.start;
    this.start = 0;
    this.skipLeadingBlankLines(isLast);
    for (let end = this.nextEnd(isLast); end !== null; end = this.nextEnd(isLast)) yield this.close(end);
    if (isLast && this.start < this.bytes.length) yield this.close(this.bytes.length);
    else if (!isLast && this.held > LIMITS.mailBytes) this.passOver();
  }

  /** Where the current mail ends and another begins; null: not in what is known so far. */
  private nextEnd(isLast: boolean): number | null {
    if (this.start >= this.bytes.length) return null;
    this.isGitMailbox ??= isGitLine(firstLine(this.bytes, this.start));
    if (this.oversized === null) {
      const promised = this.endByLength(isLast);
      if (promised === 'unknown yet') return null;
      if (promised !== null) return promised < this.bytes.length ? promised : null;
    }
    return this.endByFromLine(isLast);
  }

  private endByLength(isLast: boolean): number | null | 'unknown yet' {
    const promised = this.promisedEnd === undefined ? contentEnd(this.bytes, this.start) : this.promisedEnd;
    if (promised === 'no header yet') {
      if (!isLast && this.held < LIMITS.mailHeaderBytes) return 'unknown yet';
      return (this.promisedEnd = null);
    }
    this.promisedEnd = promised;
    if (promised === null) return null;
    if (promised - this.start > LIMITS.mailBytes) return (this.promisedEnd = null);
    if (!isLast && promised + FROM_LINE_LOOKAHEAD > this.bytes.length) return 'unknown yet';
    const end = afterBlankLines(this.bytes, promised);
    const isExact =
      end >= this.bytes.length
        ? promised <= this.bytes.length
        : startsMail(this.bytes, end, this.isGitMailbox === true);
    return isExact ? end : (this.promisedEnd = null);
  }

  private endByFromLine(isLast: boolean): number | null {
    for (;;) {
      const newline = this.bytes.indexOf(NEXT_FROM, this.searched);
      if (newline < 0) {
        // The last bytes may be the beginning of the line that is looked for.
        this.searched = Math.max(this.searched, this.bytes.length - NEXT_FROM.length);
        return null;
      }
      const at = newline + 1;
      if (!isLast && at + FROM_LINE_LOOKAHEAD > this.bytes.length) {
        this.searched = newline;
        return null;
      }
      this.searched = at;
      const isNew =
        startsMail(this.bytes, at, this.isGitMailbox === true) &&
        (followsBlankLine(this.bytes, newline) || needsNoBlankLine(this.bytes, at));
      if (isNew && !isEmbedded(this.bytes, this.start, newline)) return at;
    }
  }

  private close(end: number): MailSpan {
    const held = this.bytes.subarray(this.start, end);
    const passed = this.oversized;
    const span = {
      offset: this.offset,
      length: held.length + (passed?.passed ?? 0),
      line: this.line,
      bytes: passed?.bytes ?? held,
    };
    this.offset += span.length;
    this.line += linesIn(held) + (passed?.lines ?? 0);
    this.start = end;
    this.searched = end;
    this.promisedEnd = undefined;
    this.oversized = null;
    return span;
  }

  /** Lets go of all but the last bytes, in which the next From_ line may already begin. */
  private passOver(): void {
    const keepFrom = this.bytes.length - FROM_LINE_LOOKAHEAD;
    const gone = this.bytes.subarray(this.start, keepFrom);
    this.oversized ??= { bytes: Buffer.from(gone.subarray(0, LIMITS.headBytes)), passed: 0, lines: 0 };
    this.oversized.passed += gone.length;
    this.oversized.lines += linesIn(gone);
    this.promisedEnd = null;
    this.start = keepFrom;
    this.searched = Math.max(this.searched, keepFrom);
  }

  private skipLeadingBlankLines(isLast: boolean): void {
    if (this.offset > 0 || this.oversized !== null || (!isLast && this.bytes.length < 4)) return;
    let at = this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf ? 3 : 0;
    at = afterBlankLines(this.bytes, at);
    this.line += linesIn(this.bytes.subarray(0, at));
    this.offset = at;
    this.start = at;
    this.searched = Math.max(this.searched, at);
  }
}

/** Where the body ends by the mail's own Content-Length; null: it has none that can be read. */
function contentEnd(bytes: Buffer, start: number): number | null | 'no header yet' {
  let length: number | null = null;
  let at = start;
  while (at - start < LIMITS.mailHeaderBytes) {
    const newline = bytes.indexOf(LF, at);
    if (newline < 0) return 'no header yet';
    if (newline === at || (newline === at + 1 && bytes[at] === CR))
      return length === null ? null : newline + 1 + length;
    const colon = newline - at > 200 ? -1 : fieldColon(bytes, at, newline);
    if (colon - at >= 14 && /^content-length\s*$/i.test(bytes.toString('latin1', at, colon))) {
      const digits = /^\s*(\d{1,12})\s*$/.exec(bytes.toString('latin1', colon + 1, newline));
      if (digits) length = Number(digits[1]);
    }
    at = newline + 1;
  }
  return null;
}

function afterBlankLines(bytes: Buffer, at: number): number {
  let i = at;
  while (i < bytes.length && (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] === LF))) i++;
  return i;
}

function followsBlankLine(bytes: Buffer, newline: number): boolean {
  return bytes[newline - 1] === LF || (bytes[newline - 1] === CR && bytes[newline - 2] === LF);
}

const FARTHEST_LOOK_BACK = 8 * 1024;

/**
 * True where the From_ line stands directly behind the header of a part `message/rfc822`: a mail
 * that was attached with its own envelope.
 */
function isEmbedded(bytes: Buffer, start: number, newline: number): boolean {
  const from = Math.max(start, newline - FARTHEST_LOOK_BACK);
  const lines = bytes.toString('latin1', from, newline).trimEnd().split(/\r?\n/);
  let isMessage = false;
  for (let i = lines.length - 1; i > 0; i--) {
    const line = lines[i]!;
    if (line.startsWith('--')) return isMessage;
    if (!/^[\x21-\x39\x3b-\x7e]+[ \t]*:|^[ \t]+\S/.test(line)) return false;
    isMessage ||= /^content-type\s*:\s*message\//i.test(line);
  }
  return false;
}

function firstLine(bytes: Buffer, at: number): string {
  const newline = bytes.indexOf(LF, at);
  return isFromLine(bytes, at)
    ? bytes.toString('latin1', at, Math.min(newline < 0 ? bytes.length : newline, at + 200)).trimEnd()
    : '';
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}
