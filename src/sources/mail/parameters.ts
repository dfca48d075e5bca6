import { decodeText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

/** A structured header value (`text/plain; charset=utf-8`): the value in lower case, its parameters. */
export interface Parameterised {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads a Content-Type or Content-Disposition with its parameters.
 *
 * Understands RFC 2231 (pieces, charsets, percent signs) and what is written instead of it: encoded
 * words in quotes, raw Chinese bytes (decoded by the header already), missing quotes.
 */
export function parseParameters(text: string): Parameterised {
  const semicolon = text.indexOf(';');
  const value = (semicolon < 0 ? text : text.slice(0, semicolon)).replace(/\s+/g, '').toLowerCase();
  const raw = semicolon < 0 ? [] : rawParameters(text.slice(semicolon + 1));
  return { value, parameters: joined(raw) };
}

const MOST_PARAMETERS = 200;

function rawParameters(text: string): [string, string][] {
  const found: [string, string][] = [];
  let i = 0;
  while (i < text.length && found.length < MOST_PARAMETERS) {
    const equals = text.indexOf('=', i);
    if (equals < 0) break;
    const name = text
      .slice(i, equals)
      .replace(/^[\s;]+/, '')
      .trim()
      .toLowerCase();
    let start = equals + 1;
    while (text[start] === ' ' || text[start] === '\t') start++;
    if (text[start] === '"') {
      const quoted = readQuoted(text, start + 1);
      found.push([name, quoted.value]);
      i = quoted.end;
      const semicolon = text.indexOf(';', i);
      i = semicolon < 0 ? text.length : semicolon + 1;
    } else {
      const semicolon = text.indexOf(';', start);
      const end = semicolon < 0 ? text.length : semicolon;
      found.push([name, text.slice(start, end).trim()]);
      i = end + 1;
    }
  }
  return found;
}

function readQuoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  let i = from;
  for (; i < text.length && text[i] !== '"'; i++) {
    // A backslash escapes a quote or itself; in Windows paths it is meant.
    if (text[i] === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) i++;
    value += text[i];
  }
  return { value, end: i + 1 };
}

function joined(raw: readonly [string, string][]): Map<string, string> {
  const plain = new Map<string, string>();
  const pieces = new Map<string, { index: number; isEncoded: boolean; text: string }[]>();
  for (const [name, text] of raw) {
    const star = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (!star) {
      if (!plain.has(name)) plain.set(name, decodeWords(text));
      continue;
    }
    const piece = { index: Number(star[2] ?? 0), isEncoded: star[2] === undefined || star[3] === '*', text };
    const list = pieces.get(star[1]!);
    if (list) list.push(piece);
    else pieces.set(star[1]!, [piece]);
  }
  for (const [name, list] of pieces) plain.set(name, extendedValue(list));
  return plain;
}

/** Pieces are joined as bytes before they are decoded: a character may be cut between two. */
function extendedValue(pieces: { index: number; isEncoded: boolean; text: string }[]): string {
  pieces.sort((a, b) => a.index - b.index);
  let charset: string | null = null;
  const bytes = pieces.map((piece, i) => {
    let text = piece.text;
    if (i === 0 && piece.isEncoded) {
      const marked = /^([^']*)'[^']*'(.*)$/s.exec(text);
      if (marked) {
        charset = marked[1]!;
        text = marked[2]!;
      }
    }
    return piece.isEncoded ? percentBytes(text) : Buffer.from(text);
  });
  return decodeWords(decodeText(Buffer.concat(bytes), charset));
}

function percentBytes(text: string): Buffer {
  if (!/^[\x20-\x7e]*$/.test(text)) return Buffer.from(text);
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
