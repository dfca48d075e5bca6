import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev';
import { fold, spellingsOf } from './fold.ts';

/**
 * What is looked for when somebody looks for a text, folded: the text itself, and where Taiwan and the
 * mainland have different words for a thing in it, the same with the words of the one and of the
 * other (軟體, 软件). Empty for a text of spaces.
 */
export function searchPhrases(text: string): string[] {
  // PostgreSQL has no U+0000 in texts.
  const phrase = fold(text.normalize('NFC').replaceAll('\0', '').trim());
  if (phrase === '') return [];
  return [...new Set([phrase, inWordsOf(phrase, words().mainland), inWordsOf(phrase, words().taiwan)])];
}

/** A regular expression, of PostgreSQL as of JavaScript, for any of these folded phrases in any spelling. */
export function searchPattern(phrases: readonly string[]): string {
  return phrases.map(patternOf).join('|');
}

function patternOf(phrase: string): string {
  let pattern = '';
  for (let i = 0; i < phrase.length; i++) {
    const spellings = spellingsOf(phrase.charCodeAt(i)).map((code) => escaped(String.fromCharCode(code)));
    pattern += spellings.length === 1 ? spellings[0]! : `[${spellings.join('')}]`;
  }
  return pattern;
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}

/** Each word of the other side by ours, the longest first; a phrase without any is itself. */
function inWordsOf(phrase: string, words: ReadonlyMap<string, string>): string {
  let said = '';
  for (let i = 0; i < phrase.length;) {
    const found = longestAt(phrase, i, words);
    said += found === null ? phrase[i]! : words.get(found)!;
    i += found === null ? 1 : found.length;
  }
  return said;
}

const LONGEST_WORD = 8;

function longestAt(phrase: string, at: number, words: ReadonlyMap<string, string>): string | null {
  for (let length = Math.min(LONGEST_WORD, phrase.length - at); length >= 2; length--) {
    const word = phrase.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return null;
}

interface RegionalWords {
  /** From the words of Taiwan to those of the mainland, and back; all folded. */
  readonly mainland: ReadonlyMap<string, string>;
  readonly taiwan: ReadonlyMap<string, string>;
}

let regional: RegionalWords | null = null;

function words(): RegionalWords {
  return (regional ??= readWords());
}

function readWords(): RegionalWords {
  const mainland = new Map<string, string>();
  const taiwan = new Map<string, string>();
  for (const entry of taiwanPhrases.split('|')) {
    const [there = '', here = ''] = entry.split(' ').map(fold);
    if (there === here || there === '' || here === '') continue;
    if (!mainland.has(there)) mainland.set(there, here);
    if (!taiwan.has(here)) taiwan.set(here, there);
  }
  return { mainland, taiwan };
}
