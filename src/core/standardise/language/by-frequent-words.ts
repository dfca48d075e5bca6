import { FREQUENT_WORDS } from './frequent-words.ts';

const LANGUAGES = Object.keys(FREQUENT_WORDS);

/** What the words of a text say; `best` and `second` are sums of shares, `language` that of the best. */
export interface Votes {
  readonly language: string;
  readonly best: number;
  readonly second: number;
}

/** FNV-1a over the lower-case letters of a word; begin with {@link WORD_SEED}. */
export const WORD_SEED = 0x811c9dc5 | 0;
export function mixLetter(hash: number, lower: number): number {
  return Math.imul(hash ^ lower, 0x01000193);
}

/** The small letter, as far as one look at the code tells: ASCII, Latin-1, Latin Extended-A, Vietnamese, Cyrillic. */
export function lowerLetter(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  if (code >= 0xc0 && code <= 0xde) return code + 32;
  if ((code >= 0x100 && code <= 0x137) || (code >= 0x14a && code <= 0x177)) return code | 1;
  if (code >= 0x139 && code <= 0x148) return code % 2 === 1 ? code + 1 : code;
  if (code >= 0x179 && code <= 0x17e) return code % 2 === 1 ? code + 1 : code;
  if (code >= 0x1ea0 && code <= 0x1ef9) return code | 1;
  if (code >= 0x410 && code <= 0x42f) return code + 32;
  if (code >= 0x400 && code <= 0x40f) return code + 80;
  return code;
}

/** Counts for which languages the words of one text speak; used again for the next text. */
export class WordVotes {
  private readonly sums = new Float64Array(LANGUAGES.length);

  clear(): void {
    this.sums.fill(0);
  }

  add(wordHash: number): void {
    for (let at = wordHash & MASK; ; at = (at + 1) & MASK) {
      const languages = TABLE.languages[at];
      if (languages === undefined) return;
      if (TABLE.hashes[at] !== wordHash) continue;
      const share = 1 / languages.length;
      for (const language of languages) this.sums[language]! += share;
      return;
    }
  }

  result(): Votes {
    let best = 0;
    let second = 0;
    let language = 0;
    for (let i = 0; i < this.sums.length; i++) {
      const sum = this.sums[i]!;
      if (sum > best) {
        second = best;
        best = sum;
        language = i;
      } else if (sum > second) second = sum;
    }
    return { language: LANGUAGES[language]!, best, second };
  }
}

/** Several times as many places as words, so that most looks end at once. */
const PLACES = 16_384;
const MASK = PLACES - 1;

/** Which languages have a word, by its hash: open addressing, no object is made for a look. */
const TABLE = wordTable();

function wordTable(): { hashes: Int32Array; languages: (readonly number[] | undefined)[] } {
  const hashes = new Int32Array(PLACES);
  const languages = new Array<readonly number[] | undefined>(PLACES).fill(undefined);
  for (const [hash, spoken] of languagesByWord()) {
    let at = hash & MASK;
    while (languages[at] !== undefined) at = (at + 1) & MASK;
    hashes[at] = hash;
    languages[at] = spoken;
  }
  return { hashes, languages };
}

function languagesByWord(): Map<number, number[]> {
  const found = new Map<number, number[]>();
  LANGUAGES.forEach((language, index) => {
    for (const word of new Set(FREQUENT_WORDS[language]!.split(' '))) {
      const hash = hashOf(word);
      const known = found.get(hash);
      if (known === undefined) found.set(hash, [index]);
      else if (!known.includes(index)) known.push(index);
    }
  });
  return found;
}

function hashOf(word: string): number {
  let hash = WORD_SEED;
  for (let i = 0; i < word.length; i++) hash = mixLetter(hash, lowerLetter(word.charCodeAt(i)));
  return hash;
}
