/**
 * How many words a text has, the same on every machine: each Chinese character and each kana is one, and so is each
 * run of other letters and digits; an apostrophe, hyphen, underscore, point or @ between two of them does not part
 * it, nor does a comma between digits. All else (spaces, punctuation, symbols, emoji) is none.
 *
 * Korean is written with spaces and counts by them; languages that are written without (Thai, Lao, Khmer, Burmese)
 * count by what stands between spaces, which is too few. Letters are told by fixed ranges of Unicode, not by the
 * tables of the machine, which grow. Source: as word processors count (Microsoft Word, “Word Count”).
 *
 * @example
 * wordsOf("Don't send order no. 1,234 again") // 6
 * wordsOf('请问 iPhone 15 什么时候到货？') // 10: eight characters, two runs
 */
export function wordsOf(text: string): number {
  let words = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    const kind = isPair ? kindOf(text.codePointAt(at)!) : KINDS[unit]!;
    if (isPair) at++;
    if (kind === CHARACTER) words++;
    else if (kind === LETTER && !isInside) words++;
    isInside = kind === LETTER || (isInside && kind === JOINING && joins(text, at));
  }
  return words;
}

const [NEITHER, LETTER, CHARACTER, JOINING] = [0, 1, 2, 3];

/** A sign inside a word: only where a letter follows, a comma only between digits. */
function joins(text: string, at: number): boolean {
  if (text[at] === ',') return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
  return kindOf(text.codePointAt(at + 1) ?? 0) === LETTER;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function kindOf(code: number): number {
  const sign = String.fromCodePoint(code);
  if (/[',.@_’‐‑-]/.test(sign)) return JOINING;
  if (code < 0x80) return /[0-9A-Za-z]/.test(sign) ? LETTER : NEITHER;
  if (code >= 0x3041 && code <= 0x9fff) return code >= 0x3200 && code < 0x3400 ? NEITHER : CHARACTER;
  return within(CHARACTERS, code) ? CHARACTER : within(SIGNS, code) ? NEITHER : LETTER;
}

/** Of Unicode's blocks, first and last: ideographs and kana beyond U+3041–U+9FFF. */
const CHARACTERS: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0x3005, 0x3007],
  [0xf900, 0xfaff],
  [0xff66, 0xff9d],
  [0x1b000, 0x1b16f],
  [0x20000, 0x3ffff],
];

/** Spaces, punctuation, symbols and emoji; what stands in none of these is a letter, a digit or a mark on one. */
const SIGNS: readonly (readonly [number, number])[] = [
  [0x80, 0xa9],
  [0xab, 0xb1],
  [0xb4, 0xb4],
  [0xb6, 0xb8],
  [0xbb, 0xbb],
  [0xbf, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x37e, 0x37e],
  [0x55a, 0x55f],
  [0x589, 0x58f],
  [0x5be, 0x5be],
  [0x5c0, 0x5c0],
  [0x5c3, 0x5c3],
  [0x5f3, 0x5f4],
  [0x600, 0x60f],
  [0x61b, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0xe3f, 0xe3f],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x3000, 0x3004],
  [0x3008, 0x3040],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe1f],
  [0xfe30, 0xfe6f],
  [0xfeff, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
  [0x1f000, 0x1faff],
  [0xe0000, 0x10ffff],
];

function within(ranges: readonly (readonly [number, number])[], code: number): boolean {
  for (const [first, last] of ranges) if (code <= last) return code >= first;
  return false;
}

/** Of each unit of a text, so that a million messages are counted in a fraction of a second. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(unit));
