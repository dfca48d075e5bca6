import { LIMITS } from '../limits.ts';
import { decodeText } from './charset.ts';

/** One header field as it came: the name in lower case, the value's bytes with their folds. */
export interface Field {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A mail cut in two: its header fields, top first, and its body. */
export interface Cut {
  readonly fields: readonly Field[];
  readonly body: Buffer;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;

/**
 * Cuts a mail into its header fields and its body, however broken.
 *
 * The header ends at the first blank line. Lines in it that are no field (an mbox `From ` line,
 * rubbish) are passed over; where no blank line comes at all, the first such line starts the body.
 * Fields beyond LIMITS.mailHeaderBytes are left out: nobody writes them by hand.
 */
export function cutMail(mail: Buffer): Cut {
  const fields: Field[] = [];
  let firstRubbish = -1;
  let name = '';
  let valueStart = 0;
  let valueEnd = 0;
  const close = (): void => {
    if (name !== '' && valueEnd <= LIMITS.mailHeaderBytes)
      fields.push({ name, bytes: mail.subarray(valueStart, valueEnd) });
    name = '';
  };
  let at = 0;
  while (at < mail.length) {
    const newline = mail.indexOf(LF, at);
    const next = newline < 0 ? mail.length : newline + 1;
    const end = newline > at && mail[newline - 1] === CR ? newline - 1 : newline < 0 ? mail.length : newline;
    if (end === at) {
      close();
      return { fields, body: mail.subarray(next) };
    }
    const first = mail[at]!;
    if ((first === 0x20 || first === 0x09) && name !== '') valueEnd = end;
    else {
      close();
      const colon = fieldColon(mail, at, end);
      if (colon > 0) {
        name = mail.toString('latin1', at, colon).trimEnd().toLowerCase();
        valueStart = colon + 1;
        valueEnd = end;
      } else if (firstRubbish < 0 && at > 0) firstRubbish = at;
    }
    at = next;
  }
  close();
  return { fields, body: firstRubbish < 0 ? mail.subarray(mail.length) : mail.subarray(firstRubbish) };
}

/** Where the colon of a header field stands, or -1: names are printable ASCII, 1 to 100 long. */
export function fieldColon(mail: Buffer, at: number, end: number): number {
  const stop = Math.min(end, at + 100);
  for (let i = at; i < stop; i++) {
    const code = mail[i]!;
    if (code === COLON) return i > at ? i : -1;
    if (code === 0x20 || code === 0x09) {
      // Blanks may stand before the colon (RFC 822, and seen in the wild), never inside the name.
      let j = i;
      while (j < stop && (mail[j] === 0x20 || mail[j] === 0x09)) j++;
      return mail[j] === COLON && i > at ? j : -1;
    }
    if (code < 0x21 || code > 0x7e) return -1;
  }
  return -1;
}

/** The header of one mail, to be asked by name. */
export class Header {
  private readonly byName = new Map<string, Buffer[]>();
  private hint: string | null = null;

  constructor(fields: readonly Field[]) {
    for (const field of fields) {
      const same = this.byName.get(field.name);
      if (same) same.push(field.bytes);
      else this.byName.set(field.name, [field.bytes]);
    }
    const declared =
      /charset\s*=\s*"?([\w.:-]+)/i.exec(this.first('content-type') ?? '') ??
      /=\?([\w.:-]+)\?[bq]\?/i.exec(this.first('subject') ?? '');
    this.hint = declared?.[1] ?? null;
  }

  /** The first value that is not blank, unfolded, encoded words not yet decoded. */
  first(name: string): string | null {
    for (const bytes of this.byName.get(name) ?? []) {
      const value = this.unfold(bytes);
      if (value !== '') return value;
    }
    return null;
  }

  all(name: string): string[] {
    return (this.byName.get(name) ?? []).map((bytes) => this.unfold(bytes)).filter((value) => value !== '');
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Raw 8-bit headers declare no charset: the mail's other declarations and the bytes decide. */
  private unfold(bytes: Buffer): string {
    const text = decodeText(bytes, bytes.includes(0x1b) ? 'iso-2022-jp' : null, this.hint);
    return text.includes('\n') ? text.replace(/\r?\n/g, '').trim() : text.trim();
  }
}
