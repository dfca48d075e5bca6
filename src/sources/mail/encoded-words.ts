import { decodeText } from './charset.ts';

/**
 * A header value as people read it: the encoded words of RFC 2047 decoded, all else untouched.
 *
 * Neighbouring words of one charset are joined as bytes first: many senders cut in the middle of a
 * Chinese character. Broken words stay as they were written.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let out = '';
  let at = 0;
  let pending: { charset: string; bytes: Buffer[] } | null = null;
  const flush = (): void => {
    if (pending) out += decodeText(Buffer.concat(pending.bytes), pending.charset);
    pending = null;
  };
  WORD.lastIndex = 0;
  for (let match = WORD.exec(value); match; match = WORD.exec(value)) {
    const between = value.slice(at, match.index);
    const charset = match[1]!.toLowerCase();
    const bytes = wordBytes(match[2]!, match[3]!);
    const continues: boolean = pending !== null && between.trim() === '';
    if (!continues || (pending as { charset: string } | null)?.charset !== charset) flush();
    if (!continues) out += between;
    if (pending) (pending as { bytes: Buffer[] }).bytes.push(bytes);
    else pending = { charset, bytes: [bytes] };
    at = WORD.lastIndex;
  }
  flush();
  return out + value.slice(at);
}

/** Charset (with RFC 2231's `*language`), encoding, text. Spaces inside are illegal and common. */
const WORD = /=\?([\w.:+*$-]{1,60})\?([bBqQ])\?([^?]*)\?=/g;

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding === 'b' || encoding === 'B') return Buffer.from(text, 'base64');
  return quotedPrintableBytes(Buffer.from(text.replaceAll('_', ' '), 'latin1'));
}

/** Quoted-printable as bytes; an `=` that starts no valid sequence stays what it is. */
export function quotedPrintableBytes(input: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(input.length);
  let n = 0;
  for (let i = 0; i < input.length; i++) {
    const byte = input[i]!;
    if (byte !== 0x3d) {
      out[n++] = byte;
      continue;
    }
    const end = softBreakEnd(input, i + 1);
    if (end > 0) {
      i = end - 1;
      continue;
    }
    const high = hexValue(input[i + 1]);
    const low = hexValue(input[i + 2]);
    if (high < 0 || low < 0) out[n++] = byte;
    else {
      out[n++] = high * 16 + low;
      i += 2;
    }
  }
  return out.subarray(0, n);
}

/** The position after a soft line break (blanks may stand before the line end), or 0. */
function softBreakEnd(input: Uint8Array, from: number): number {
  let i = from;
  while (i - from < 80 && (input[i] === 0x20 || input[i] === 0x09)) i++;
  if (i >= input.length) return input.length;
  if (input[i] === 0x0a) return i + 1;
  return input[i] === 0x0d && input[i + 1] === 0x0a ? i + 2 : 0;
}

function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
