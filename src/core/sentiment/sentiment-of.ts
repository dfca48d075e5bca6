import { fold } from '../search/fold.ts';
import { isPlainEnglish } from './plain-english.ts';
import { readChinese } from './read-chinese.ts';
import { readEnglish, smallLetters } from './read-english.ts';
import type { DecidingWord, Reading } from './reading.ts';

/** Which method it is: another number where the same text may be judged otherwise. */
export const SENTIMENT_METHOD = 1;

/** How a text sounds: −1 negative, 0 neutral, 1 positive; and the words that decided it, in their order. */
export interface Sentiment {
  readonly sounds: -1 | 0 | 1;
  readonly deciding: readonly DecidingWord[];
}

/** A long mail says how it sounds in its beginning. */
const LOOKED_AT = 2_000;
/** What somebody else wrote, quoted between the lines. */
const QUOTED = /^>.*$/gm;
/** What the words add up to must be so much; a text of a few words needs less. */
const SURE = 1;
const SURE_OF_FEW = 0.5;
const FEW_WORDS = 4;
/** Where good and bad words stand against each other, one side must outweigh the other by so much of all. */
const OUTWEIGHS = 0.2;

/**
 * How a message sounds, inferred from its words of feeling: never what a customer said of their satisfaction.
 *
 * A function of the text and its language (BCP 47) alone: English and Chinese, simplified and traditional, by lists of
 * words that are ours, with negation (“not happy”, 一点都不好用), strengthening, weakening and “but”. A readable text
 * without such words is neutral. A text too short for its language to be told is read where it is plainly one of the
 * two. Null for all else: unknown stays unknown.
 *
 * @example
 * sentimentOf('The sofa is nice, but the delivery was a disaster.', 'en')
 * // { sounds: -1, deciding: [{ text: 'nice', weight: 1 }, { text: 'disaster', weight: -3.75 }] }
 */
export function sentimentOf(text: string, language: string | null): Sentiment | null {
  const original = (text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text).replace(QUOTED, '');
  const reading = readingOf(original, language);
  return reading && { sounds: soundsOf(reading), deciding: reading.deciding };
}

function readingOf(text: string, language: string | null): Reading | null {
  if (language !== null && language !== 'en' && !language.startsWith('zh')) return null;
  const known = language ?? (hasOnlyHan(text) ? 'zh' : isPlainEnglish(smallLetters(text)) ? 'en' : null);
  if (known === null) return null;
  if (known === 'en') return readEnglish(text);
  return readChinese(text, known === 'zh-Hans' ? text : fold(text));
}

/** “赞” and “差” are too short for their language to be told, and yet Chinese. */
function hasOnlyHan(text: string): boolean {
  return /\p{sc=Han}/u.test(text) && !/[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Latn}]/u.test(text);
}

function soundsOf({ sum, words, deciding }: Reading): -1 | 0 | 1 {
  const all = deciding.reduce((total, { weight }) => total + Math.abs(weight), 0);
  const sure = words <= FEW_WORDS ? SURE_OF_FEW : SURE;
  if (Math.abs(sum) < sure || Math.abs(sum) < OUTWEIGHS * all) return 0;
  return sum > 0 ? 1 : -1;
}
