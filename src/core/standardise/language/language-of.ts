import { lowerLetter, mixLetter, WORD_SEED, WordVotes } from './by-frequent-words.ts';
import { HAN, HANS, HANT, KANA, LAST_ALPHABET, NO_SCRIPT, SCRIPT_OF, SCRIPTS } from './scripts.ts';

/** The beginning of a text tells its language; the rest of a long mail costs time and changes nothing. */
const LOOKED_AT = 600;

/** What one character weighs against a Latin letter: a Chinese character is a word. */
const WEIGHT = Float64Array.from(SCRIPTS, (script) =>
  script.startsWith('han') ? 3 : script === 'kana' || script === 'ko' ? 2 : 1,
);
/**
 * Of a text's weight, the part that its main script must have; less is a mixture. A Chinese or Japanese
 * text may hold names of things in Latin letters; hardly another one holds Chinese.
 */
const MAIN_PART = 0.75;
const EASTERN_PART = 0.6;
/** Weight below which a text is too short to tell. */
const SHORTEST = 4;
/** Sums of word shares: a text's words must say so much, and so much more than for any other language. */
const SURE = 1.5;
const CLEAR = 1.5;

/** Characters of each script, and what the words say. Used again for each text: a million rows come through here. */
const counts = new Int32Array(SCRIPTS.length);
const votes = new WordVotes();

/**
 * The language that a text is written in, as a BCP 47 tag: `en`, `de`, `zh-Hans`, `zh-Hant` (told
 * apart by characters that exist in one of them only; `zh` where there is none), `ja` …
 *
 * A function of the text alone. Null where it does not tell: a text of a few letters or of numbers
 * and names only, and one that mixes languages. The script decides first; of scripts that many
 * languages share, frequent words do (decision 0015).
 */
export function languageOf(text: string): string | null {
  count(text);
  const main = mainScript();
  if (main === NO_SCRIPT) return null;
  if (main === HAN) return eastern();
  return main <= LAST_ALPHABET ? byWords() : SCRIPTS[main]!;
}

/** One pass over the text. */
function count(text: string): void {
  counts.fill(0);
  votes.clear();
  const length = text.length < LOOKED_AT ? text.length : LOOKED_AT;
  for (let i = 0; i < length;) {
    const script = SCRIPT_OF[text.charCodeAt(i)]!;
    if (script <= LAST_ALPHABET) {
      i = countWord(text, i, length, script);
    } else {
      if (script !== NO_SCRIPT) counts[script]!++;
      i++;
    }
  }
}

/** A word of an alphabet from `start` on; returns where it ends. Parts of addresses and codes are no words. */
function countWord(text: string, start: number, length: number, script: number): number {
  let hash = WORD_SEED;
  let hasCapital = false;
  let i = start;
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) {
      hash = mixLetter(hash, code);
    } else if (SCRIPT_OF[code]! <= LAST_ALPHABET) {
      const lower = lowerLetter(code);
      if (lower !== code) hasCapital = true;
      hash = mixLetter(hash, lower);
    } else break;
  }
  if (isPartOfCode(text, start, i)) return i;
  // A name is written in Latin letters in any text.
  if (!hasCapital || !hasEastern()) counts[script]! += i - start;
  votes.add(hash);
  return i;
}

function hasEastern(): boolean {
  return counts[HAN]! + counts[HANS]! + counts[HANT]! + counts[KANA]! > 0;
}

/** Beside a digit or one of `@/\_.` without a space: an address, a file, a product number. */
function isPartOfCode(text: string, start: number, end: number): boolean {
  if (start > 0 && isJoint(text.charCodeAt(start - 1))) return true;
  if (end >= text.length) return false;
  const next = text.charCodeAt(end);
  return isJoint(next) && (next !== FULL_STOP || isLetterAt(text, end + 1));
}

const FULL_STOP = 0x2e;

function isJoint(code: number): boolean {
  return (code >= FULL_STOP && code <= 0x39) || code === 0x40 || code === 0x5c || code === 0x5f;
}

function isLetterAt(text: string, at: number): boolean {
  return at < text.length && SCRIPT_OF[text.charCodeAt(at)] !== NO_SCRIPT;
}

/** The script that carries the text; the Chinese and Japanese ones together are {@link HAN}. */
function mainScript(): number {
  const eastern = 3 * (counts[HAN]! + counts[HANS]! + counts[HANT]!) + 2 * counts[KANA]!;
  let total = eastern;
  let main = HAN;
  let most = eastern;
  for (let script = 0; script < counts.length; script++) {
    if (counts[script] === 0 || (script >= HAN && script <= KANA)) continue;
    const weight = counts[script]! * WEIGHT[script]!;
    total += weight;
    if (weight <= most) continue;
    main = script;
    most = weight;
  }
  return most < SHORTEST || most < (main === HAN ? EASTERN_PART : MAIN_PART) * total ? NO_SCRIPT : main;
}

/** Japanese has at least a kana in ten characters; a single の decorates Chinese shop names. */
function eastern(): string {
  const [kana, simplified, traditional] = [counts[KANA]!, counts[HANS]!, counts[HANT]!];
  const all = counts[HAN]! + simplified + traditional + kana;
  if (kana >= 2 && kana * 10 >= all) return 'ja';
  if (simplified > 4 * traditional) return 'zh-Hans';
  return traditional > 4 * simplified ? 'zh-Hant' : 'zh';
}

/** Null: the words do not tell, or contradict each other. */
function byWords(): string | null {
  const { language, best, second } = votes.result();
  return best >= SURE && best >= CLEAR * second ? language : null;
}
