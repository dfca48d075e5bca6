import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * The scripts that are told apart: first those of many languages, whose words are looked at; then the
 * Chinese and Japanese ones; then those that one language writes, so that the script is the language.
 *
 * `hans` and `hant` are Chinese characters that only simplified or only traditional writing has: 后 and
 * 干 stand in both and tell nothing.
 */
export const SCRIPTS = [
  'latin',
  'cyrillic',
  'arabic',
  'devanagari',
  'han',
  'hans',
  'hant',
  'kana',
  'ko',
  'el',
  'hy',
  'he',
  'bn',
  'pa',
  'gu',
  'ta',
  'te',
  'kn',
  'ml',
  'si',
  'th',
  'lo',
  'my',
  'ka',
  'am',
  'km',
] as const;
export type Script = (typeof SCRIPTS)[number];

export const LAST_ALPHABET: number = SCRIPTS.indexOf('devanagari');
export const [HAN, HANS, HANT, KANA] = (['han', 'hans', 'hant', 'kana'] as const).map((script) =>
  SCRIPTS.indexOf(script),
) as [number, number, number, number];
/** No letter: spaces, digits, signs, emoji. */
export const NO_SCRIPT = 255;

const BLOCKS: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0xd6, 'latin'],
  [0xd8, 0xf6, 'latin'],
  [0xf8, 0x24f, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x370, 0x3ff, 'el'],
  [0x400, 0x52f, 'cyrillic'],
  [0x531, 0x587, 'hy'],
  [0x5d0, 0x5f2, 'he'],
  [0x620, 0x64a, 'arabic'],
  [0x66e, 0x6d3, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0x900, 0x963, 'devanagari'],
  [0x980, 0x9e3, 'bn'],
  [0xa00, 0xa65, 'pa'],
  [0xa80, 0xae5, 'gu'],
  [0xb80, 0xbe5, 'ta'],
  [0xc00, 0xc63, 'te'],
  [0xc80, 0xce3, 'kn'],
  [0xd00, 0xd63, 'ml'],
  [0xd80, 0xdff, 'si'],
  [0xe00, 0xe4f, 'th'],
  [0xe80, 0xecf, 'lo'],
  [0x1000, 0x109f, 'my'],
  [0x10a0, 0x10ff, 'ka'],
  [0x1100, 0x11ff, 'ko'],
  [0x1200, 0x137f, 'am'],
  [0x1780, 0x17d3, 'km'],
  [0x3041, 0x30fa, 'kana'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xf900, 0xfaff, 'han'],
  [0xff66, 0xff9d, 'kana'],
  [0xac00, 0xd7af, 'ko'],
];

/** The place in {@link SCRIPTS} of each character of the basic plane: one look a character. */
export const SCRIPT_OF: Uint8Array = scriptTable();

function scriptTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(NO_SCRIPT);
  for (const [from, to, script] of BLOCKS) table.fill(SCRIPTS.indexOf(script), from, to + 1);
  markOnly(table, simplifiedToTraditional, HANS);
  markOnly(table, traditionalToSimplified, HANT);
  return table;
}

/** `character candidate candidate|…`: a character that is among its own candidates is written in both ways. */
function markOnly(table: Uint8Array, dictionary: string, script: number): void {
  for (const entry of dictionary.split('|')) {
    const [character = '', ...candidates] = entry.split(' ');
    if (character.length === 1 && !candidates.includes(character)) table[character.charCodeAt(0)] = script;
  }
}
