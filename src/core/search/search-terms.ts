import { foldedCode } from './fold.ts';

/** Counts up when the terms of a text change, so that days are indexed again. */
export const SEARCH_VERSION = 1;

/**
 * The terms by which a text is found, as 32-bit numbers without order; added to `terms`.
 *
 * Of Chinese (and Japanese, Korean) every character and every two neighbours; of other scripts
 * every word, the first four letters of longer words (so that a word is found while it is typed),
 * and every two neighbouring words. Of the folded text: case, width, and simplified or traditional writing
 * do not matter.
 */
export function addSearchTerms(text: string, terms: Set<number>): void {
  let word = SEED;
  let letters = 0;
  let wordBefore = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = foldedCode(text.charCodeAt(i));
    if (isIdeographic(code)) {
      if (letters > 0) wordBefore = endWord(word, letters, wordBefore, terms);
      terms.add(code);
      if (han !== 0) terms.add(pairOf(han, code));
      han = code;
      letters = 0;
      word = SEED;
      continue;
    }
    han = 0;
    if (isWordCharacter(code)) {
      word = mix(word, code);
      letters++;
      if (letters === PREFIX) terms.add(prefixOf(word));
    } else if (letters > 0) {
      wordBefore = endWord(word, letters, wordBefore, terms);
      letters = 0;
      word = SEED;
    }
  }
  if (letters > 0) endWord(word, letters, wordBefore, terms);
}

/**
 * The terms that a text holds wherever it holds the phrase. Words stand at their beginning in the
 * text, and the last one may be cut short. Empty where the phrase is too short to tell (one or two
 * letters): then every day must be read.
 */
export function searchTermsOf(phrase: string): number[] {
  const terms = new Set<number>();
  addSearchTerms(phrase, terms);
  const start = lastWordAt(phrase);
  if (start === phrase.length) return [...terms];
  const certain = new Set<number>();
  addSearchTerms(phrase.slice(0, start), certain);
  if (phrase.length - start >= PREFIX) {
    let word = SEED;
    for (let i = start; i < start + PREFIX; i++) word = mix(word, foldedCode(phrase.charCodeAt(i)));
    certain.add(prefixOf(word));
  }
  return [...certain];
}

/** Where the word begins with which a phrase ends; its length where it ends with none. */
function lastWordAt(phrase: string): number {
  let start = phrase.length;
  while (start > 0 && isLetter(foldedCode(phrase.charCodeAt(start - 1)))) start--;
  return start;
}

function isLetter(code: number): boolean {
  return isWordCharacter(code) && !isIdeographic(code);
}

const SEED = 0x811c9dc5 | 0;
const PREFIX = 4;

/** FNV-1a, a character at a time. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function endWord(word: number, letters: number, wordBefore: number, terms: Set<number>): number {
  if (letters > 0) terms.add(word);
  if (wordBefore !== 0) terms.add(pairOf(wordBefore, word));
  return word;
}

function pairOf(first: number, second: number): number {
  return mix(mix(Math.imul(first, 31), second), second >>> 16);
}

/** Apart from the word of the same letters. */
function prefixOf(word: number): number {
  return ~word;
}

function isIdeographic(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}

/** Letters and digits of all scripts, as near as one look at the code tells. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code < 0x2000) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}
