/** What is known of a row when its end is found. */
export const ROW = {
  /** Its bytes are not all ASCII. */
  nonAscii: 1,
  /** There is a quotation mark in it. */
  quoted: 2,
  nul: 4,
  /** A quotation mark was opened and not closed as RFC 4180 says: the row is its first line only. */
  brokenQuote: 8,
  /** Longer than the bound: only its first bytes are handed over. */
  tooLong: 16,
  /** The file ended without a line end. */
  last: 32,
} as const;

export interface Dialect {
  /** The byte between two cells. */
  readonly delimiter: number;
  /** The byte that ends a line: 10, or 13 in files of old Macs. A CR before a 10 belongs to the line end. */
  readonly newline: number;
}

/**
 * Called for each row that is not empty: its bytes are `bytes[start..end)`, without the line end.
 * `offset` and `length` are of the row in its file; `length` is larger than what is handed over for
 * a row that is too long. The buffer is not kept after the call.
 */
export type RowVisitor = (
  bytes: Buffer,
  start: number,
  end: number,
  offset: number,
  length: number,
  line: number,
  flags: number,
) => void;

/** Kept of a row that is too long: enough to name it and to show it. */
const KEPT_OF_LONG = 64 * 1024;

const FIELD_START = 0;
const PLAIN = 1;
const QUOTED = 2;
const QUOTE_IN_QUOTED = 3;
const AFTER_CLOSING_CR = 4;
/** Looking for the end of a row that is lost already. */
const LOST = 5;

const ORDINARY = 0;
const DELIMITER = 1;
const QUOTE = 2;
const NEWLINE = 3;
const HIGH = 4;
const NUL = 5;

/**
 * Finds the rows of a table in its bytes, as RFC 4180 and spreadsheets write them: a quoted cell may
 * hold line ends, delimiters and doubled quotation marks; one inside a plain cell is just a character.
 *
 * A quotation mark that is never closed, or is followed by something else than the end of its cell,
 * costs the line on which it stands, and reading goes on with the next line. So one bad cell never
 * swallows the rows after it. Memory is bounded by `limit`, whatever the file holds.
 *
 * Written by hand because csv-parse, the best of those tried, needs 3.7 µs a row for the same
 * (docs/decisions/0013).
 */
export class RowSplitter {
  #bytes: Buffer = Buffer.alloc(0);
  /** How many of `#bytes` are the file's. */
  #length = 0;
  /** Where `#bytes` begins in the file. */
  #base: number;
  #start = 0;
  #at = 0;
  #state: number = FIELD_START;
  #flags = 0;
  #line = 1;
  /** Lines that the current row has begun, less one. */
  #linesInside = 0;
  #firstNewline = -1;
  /** The first bytes of a row that is too long, and where it began; null: the row is not. */
  #long: { readonly head: Buffer; readonly offset: number } | null = null;
  readonly #kinds: Uint8Array;

  constructor(
    readonly dialect: Dialect,
    readonly limit: number,
    firstOffset: number,
    readonly visit: RowVisitor,
  ) {
    this.#base = firstOffset;
    this.#kinds = kindsOf(dialect);
  }

  push(chunk: Buffer): void {
    this.#append(chunk);
    this.#scan();
  }

  /** Moves what is left of the last chunk to the front, and the new one behind it: one buffer serves a whole file. */
  #append(chunk: Buffer): void {
    const left = this.#length - this.#start;
    if (left + chunk.length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(left + chunk.length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, this.#start, this.#length);
      this.#bytes = larger;
    } else if (this.#start > 0 && left > 0) {
      this.#bytes.copyWithin(0, this.#start, this.#length);
    }
    chunk.copy(this.#bytes, left);
    this.#length = left + chunk.length;
    this.#base += this.#start;
    this.#at -= this.#start;
    if (this.#firstNewline >= 0) this.#firstNewline -= this.#start;
    this.#start = 0;
  }

  /** The last row of a file need not end its line. */
  end(): void {
    for (;;) {
      this.#scan();
      const isOpen = this.#state === QUOTED;
      if (!isOpen || this.#firstNewline < 0) {
        if (isOpen) this.#flags |= ROW.brokenQuote;
        break;
      }
      this.#giveUpQuote();
    }
    if (this.#long !== null || this.#start < this.#length) {
      this.#flags |= ROW.last;
      this.#endRow(this.#length);
    }
  }

  #scan(): void {
    const kinds = this.#kinds;
    for (;;) {
      if (this.#long !== null && !this.#skipLong()) return;
      const bytes = this.#bytes;
      const length = this.#length;
      let at = this.#at;
      let state = this.#state;
      let flags = this.#flags;
      const stop = Math.min(length, this.#start + this.limit);
      let isBroken = false;

      scan: while (at < stop) {
        const kind = kinds[bytes[at]!]!;
        if (kind === ORDINARY && state < QUOTE_IN_QUOTED) {
          if (state === FIELD_START) state = PLAIN;
          at++;
          continue;
        }
        if (kind === HIGH) flags |= ROW.nonAscii;
        else if (kind === NUL) flags |= ROW.nul;
        switch (state) {
          case FIELD_START:
          case PLAIN:
            if (kind === DELIMITER) state = FIELD_START;
            else if (kind === QUOTE) {
              flags |= ROW.quoted;
              state = state === FIELD_START ? QUOTED : PLAIN;
            } else if (kind === NEWLINE) break scan;
            else state = PLAIN;
            break;
          case QUOTED:
            if (kind === QUOTE) state = QUOTE_IN_QUOTED;
            else if (kind === NEWLINE) {
              if (this.#firstNewline < 0) this.#firstNewline = at;
              this.#linesInside++;
            }
            break;
          case QUOTE_IN_QUOTED:
            if (kind === QUOTE) state = QUOTED;
            else if (kind === DELIMITER) state = FIELD_START;
            else if (kind === NEWLINE) break scan;
            else if (bytes[at] === 13) state = AFTER_CLOSING_CR;
            else isBroken = true;
            break;
          case AFTER_CLOSING_CR:
            if (kind === NEWLINE) break scan;
            isBroken = true;
            break;
          case LOST:
            if (kind === NEWLINE) break scan;
            break;
        }
        if (isBroken) break;
        at++;
      }

      this.#at = at;
      this.#state = state;
      this.#flags = flags;
      if (isBroken) this.#giveUpQuote();
      else if (at < stop) this.#endRow(at);
      else if (stop < length || at - this.#start >= this.limit) this.#overflow();
      else return;
    }
  }

  /** `at` is the line end. */
  #endRow(at: number): void {
    const hasReturn = this.dialect.newline === 10 && at > this.#start && this.#bytes[at - 1] === 13;
    this.#finish(hasReturn ? at - 1 : at, at + 1);
  }

  #finish(end: number, next: number): void {
    const start = this.#start;
    const line = this.#line;
    if (this.#long !== null) {
      const { head, offset } = this.#long;
      this.visit(head, 0, head.length, offset, this.#base + end - offset, line, this.#flags | ROW.tooLong);
    } else if (end > start) {
      this.visit(this.#bytes, start, end, this.#base + start, end - start, line, this.#flags);
    }
    this.#line = line + this.#linesInside + 1;
    this.#begin(next);
  }

  #begin(next: number): void {
    this.#start = this.#at = next;
    this.#state = FIELD_START;
    this.#flags = 0;
    this.#linesInside = 0;
    this.#firstNewline = -1;
    this.#long = null;
  }

  /** The row is its first line; what a quote swallowed after that is read again as rows of its own. */
  #giveUpQuote(): void {
    this.#flags |= ROW.brokenQuote;
    this.#linesInside = 0;
    if (this.#firstNewline >= 0) this.#endRow(this.#firstNewline);
    else this.#state = LOST;
  }

  #overflow(): void {
    if (this.#firstNewline >= 0) return this.#giveUpQuote();
    const head = Buffer.from(this.#bytes.subarray(this.#start, this.#start + Math.min(KEPT_OF_LONG, this.limit)));
    this.#long = { head, offset: this.#base + this.#start };
    this.#state = LOST;
  }

  /** Drops the bytes of a row that is too long up to its line end; false: it is not in sight yet. */
  #skipLong(): boolean {
    const end = this.#bytes.indexOf(this.dialect.newline, this.#at);
    if (end >= 0 && end < this.#length) {
      this.#endRow(end);
      return true;
    }
    this.#start = this.#at = this.#length;
    return false;
  }
}

function kindsOf(dialect: Dialect): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds.fill(HIGH, 128);
  kinds[0] = NUL;
  kinds[34] = QUOTE;
  kinds[dialect.delimiter] = DELIMITER;
  kinds[dialect.newline] = NEWLINE;
  if (dialect.newline === 10) kinds[13] = ORDINARY;
  return kinds;
}
