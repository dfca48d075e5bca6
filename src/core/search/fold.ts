import hongKong from 'opencc-js/dict/HKVariantsRev';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariantsRev';

/**
 * A text in the one spelling in which it is searched: small letters, narrow forms (those of NFKC),
 * simplified characters. As long as the text was, character by character: what a character becomes does not
 * depend on its neighbours, so that a place found in the folded text is one of the text.
 */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldedCode(text.charCodeAt(i)));
  return folded;
}

/** The same of one UTF-16 code unit. */
export function foldedCode(code: number): number {
  return (table ??= foldTable())[code]!;
}

/** All code units that fold to this folded one, itself first. */
export function spellingsOf(folded: number): readonly number[] {
  return (spellings ??= allSpellings()).get(folded) ?? [folded];
}

/** Made at the first search: 65,536 characters take some ten milliseconds, which not every command needs. */
let table: Uint16Array | null = null;
let spellings: ReadonlyMap<number, readonly number[]> | null = null;

function foldTable(): Uint16Array {
  const folds = Uint16Array.from({ length: 0x10000 }, (_, code) => plainCode(code));
  const simple = simplifiedCodes();
  return folds.map((code) => simple.get(code) ?? code);
}

/** Narrow and small, where that is one character, too; the halves of a pair stay. */
function plainCode(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const character = String.fromCharCode(code);
  const narrow = WIDTHS.test(character) ? character.normalize('NFKC') : character;
  const small = (narrow.length === 1 ? narrow : character).toLowerCase();
  return SAME[small] ?? (small.length === 1 ? small.charCodeAt(0) : code);
}

/**
 * Full and half width, spaces, and doubles of Chinese characters: what keyboards and old encodings
 * make. Raised letters and letters in circles are typed on purpose and stay.
 */
const WIDTHS = /[\u00a0\u2000-\u200a\u202f\u2f00-\u2fdf\u3000\uf900-\ufaff\uff01-\uffee]/;

/** What lower case alone leaves apart: Σ at the end of a word, the dotted capital I. */
const SAME: Readonly<Record<string, number>> = { ς: 0x3c3, 'i\u0307': 0x69 };

/** Regional forms first, then simplified ones: 裏 and 裡 are both 里. */
function simplifiedCodes(): Map<number, number> {
  const simple = new Map<number, number>();
  const regional = new Map([...pairsOf(taiwan), ...pairsOf(hongKong)]);
  const simplified = new Map(pairsOf(traditionalToSimplified));
  for (const code of new Set([...regional.keys(), ...simplified.keys()])) {
    let last = regional.get(code) ?? code;
    last = simplified.get(last) ?? last;
    simple.set(code, simplified.get(last) ?? last);
  }
  // A chain that leads on would make folding twice another thing than folding once.
  for (const [code, to] of simple) simple.set(code, simple.get(to) ?? to);
  return simple;
}

/** Of `character first second|…` the first; characters outside the basic plane are left alone. */
function pairsOf(dictionary: string): [number, number][] {
  return dictionary.split('|').flatMap((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return from.length === 1 && to.length === 1 ? [[from.charCodeAt(0), to.charCodeAt(0)] as [number, number]] : [];
  });
}

function allSpellings(): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let code = 0; code < 0x10000; code++) {
    const folded = foldedCode(code);
    const known = found.get(folded) ?? [folded];
    if (code !== folded) known.push(code);
    found.set(folded, known);
  }
  return found;
}
