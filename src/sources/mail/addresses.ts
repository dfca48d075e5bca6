import type { SaidParty } from '../../core/record/said.ts';
import { decodeWords } from './encoded-words.ts';

/**
 * The people in an address header, in its order, at most `most`.
 *
 * Groups give their members, `undisclosed-recipients:;` nobody. What has no `@` is a name. Broken
 * lists give what can be read; time is linear in the header.
 */
export function parseAddresses(header: string, most: number): SaidParty[] {
  const found: SaidParty[] = [];
  for (const piece of pieces(header)) {
    if (found.length >= most) break;
    const party = partyOf(piece);
    if (party) found.push(party);
  }
  return found;
}

interface Piece {
  text: string;
  address: string | null;
  comment: string;
}

function* pieces(header: string): Generator<Piece> {
  let piece: Piece = { text: '', address: null, comment: '' };
  for (let i = 0; i < header.length; i++) {
    const char = header[i]!;
    if (char === '"') i = quoted(header, i, piece);
    else if (char === '(') i = comment(header, i, piece);
    else if (char === '<') {
      const end = header.indexOf('>', i);
      const stop = end < 0 ? header.length : end;
      piece.address = header.slice(i + 1, stop);
      i = stop;
    } else if (char === ',' || char === ';') {
      yield piece;
      piece = { text: '', address: null, comment: '' };
    } else if (char === ':' && !piece.text.includes('@')) piece.text = '';
    else piece.text += char;
  }
  yield piece;
}

/** A quote that never closes is a plain character. */
function quoted(header: string, from: number, piece: Piece): number {
  let text = '';
  for (let i = from + 1; i < header.length; i++) {
    if (header[i] === '\\' && i + 1 < header.length) text += header[++i];
    else if (header[i] === '"') {
      piece.text += text;
      return i;
    } else text += header[i];
    // An address list is no novel: a quote that runs on is an open one.
    if (text.length > 2_000) break;
  }
  return from;
}

function comment(header: string, from: number, piece: Piece): number {
  let depth = 0;
  for (let i = from; i < header.length && i - from < 2_000; i++) {
    if (header[i] === '(') depth++;
    else if (header[i] === ')' && --depth === 0) {
      piece.comment ||= header.slice(from + 1, i);
      return i;
    }
  }
  return from;
}

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()"',;:]+/;

function partyOf(piece: Piece): SaidParty | null {
  const text = decodeWords(piece.text).replace(/\s+/g, ' ').trim();
  if (piece.address !== null) {
    const address = bareAddress(piece.address);
    if (address.includes('@')) return named(address, text || decodeWords(piece.comment).trim());
    const inText = ADDRESS.exec(text)?.[0];
    if (inText) return named(inText, '');
    const name = text || decodeWords(address);
    return name === '' ? null : { kind: 'name', address: name };
  }
  const bare = text.length > 1_000 ? null : ADDRESS.exec(text);
  if (bare) {
    const rest = `${text.slice(0, bare.index)} ${text.slice(bare.index + bare[0].length)}`.replace(/\s+/g, ' ').trim();
    return named(bare[0], rest || decodeWords(piece.comment).trim());
  }
  return text === '' ? null : { kind: 'name', address: text.slice(0, 1_000) };
}

/** Without comments, blanks, `mailto:` and the old source route (`@relay,@relay:ann@shop.example`). */
function bareAddress(address: string): string {
  const decoded = decodeWords(address)
    .replace(/\([^()]*\)|\s+/g, '')
    .replace(/^mailto:/i, '')
    .replace(/^["']+|["']+$/g, '');
  return decoded.startsWith('@') ? decoded.slice(decoded.indexOf(':') + 1) : decoded;
}

function named(address: string, name: string): SaidParty {
  const bare = name.replace(/^['"]+|['"]+$/g, '').trim();
  const short = address.slice(0, 1_000);
  return bare === '' || bare.toLowerCase() === address.toLowerCase()
    ? { kind: 'email', address: short }
    : { kind: 'email', address: short, name: bare.slice(0, 1_000) };
}
