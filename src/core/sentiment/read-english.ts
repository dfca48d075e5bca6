import { ENGLISH_FEELINGS } from './english-feelings.ts';
import type { DecidingWord, Reading } from './reading.ts';
import { termsOf } from './terms-of.ts';

/** So many words before a word of feeling a negation reaches it. */
const REACH = 4;
/** A good thing that is denied is nearly as bad; a bad thing that is denied is only half as good. */
const DENIED_GOOD = -0.9;
const DENIED_BAD = -0.5;
/** What follows a “but” in its sentence counts more than what comes before it. */
const AFTER_BUT = 1.5;
const BEFORE_BUT = 0.5;
const LONGEST_PHRASE = 6;

const TERMS = termsOf(ENGLISH_FEELINGS, /,/);
/** The longest phrase that begins with a word. */
const LONGEST = longestByFirst();
const NEGATIONS = new Set(
  (
    'not no never nothing nobody none neither nor without hardly barely cannot dont doesnt didnt wont isnt wasnt arent werent cant couldnt ' +
    'wouldnt shouldnt havent hasnt hadnt aint nowhere lack lacks'
  ).split(' '),
);
/** What a customer expects: said so it means nothing, denied (“not delivered”) it is what is wrong. */
const EXPECTED = new Set(
  (
    'delivered deliver received receive resolved resolve solved solve working work works answered answer replied reply respond responded response refunded ' +
    'picked shipped sent called fixed repaired arrived arrive come came updated credited processed connected replaced exchanged available able allowed ' +
    'informed understand care listen close open fit start load provided given returned honoured kept satisfied accept accepted'
  ).split(' '),
);
const NOT_AS_EXPECTED = -1;
const STRONGER = new Set(
  'very really so extremely absolutely totally completely incredibly super highly truly utterly too such remarkably particularly especially most'.split(
    ' ',
  ),
);
const WEAKER = new Set('slightly somewhat bit little fairly rather partly mildly'.split(' '));
/** A sentence that begins so, or ends with a question mark, wishes: what is mildly good in it is not said to be so. */
const WISHES = new Set(
  'please pls plz kindly can could would will do does is are may how what when where which who make improve give take provide keep try let just need want resolve solve quickly request if'.split(
    ' ',
  ),
);
/** No more than this is only wished for. */
const MILD = 1;
const BUTS = new Set('but however although though yet nevertheless'.split(' '));

/** A word in small letters, its apostrophe straight. */
interface Word {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** What stands between it and the word before ends a clause (1), or a sentence (2); 0: neither. */
  readonly breakBefore: 0 | 1 | 2;
}

/** English words of feeling in a text: denied, strengthened and weakened as the words around them say. */
export function readEnglish(original: string): Reading {
  const small = smallLetters(original);
  const words = wordsOf(small);
  if (!words.some(({ text }) => LONGEST.has(text) || EXPECTED.has(text)))
    return { sum: 0, words: words.length, deciding: [] };
  const deciding: DecidingWord[] = [];
  let sum = 0;
  let sentence = { from: 0, sum: 0, wishes: isWish(small, words, 0) };
  let read = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i]!.breakBefore === 2) {
      sum += sentence.sum;
      sentence = { from: i, sum: 0, wishes: isWish(small, words, i) };
    }
    if (BUTS.has(words[i]!.text)) {
      sentence = { ...sentence, from: i, sum: sentence.sum * BEFORE_BUT };
      continue;
    }
    const found = termAt(words, i) ?? expectedAt(words, i, read);
    if (!found) continue;
    const isAfterBut = BUTS.has(words[sentence.from]!.text);
    const isWished = sentence.wishes && found.weight > 0 && found.weight <= MILD;
    const weight = isWished
      ? 0
      : found.weight * (found.isDenied ? 1 : around(words, i, read, found.weight)) * (isAfterBut ? AFTER_BUT : 1);
    if (weight !== 0) {
      sentence = { ...sentence, sum: sentence.sum + weight };
      deciding.push({ text: original.slice(words[i]!.at, words[i + found.length - 1]!.end), weight });
    }
    i += found.length - 1;
    read = i + 1;
  }
  return { sum: sum + sentence.sum, words: words.length, deciding };
}

/** As long as the text was, so that a place found in it is one of the text. */
export function smallLetters(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text).replaceAll('’', "'");
}

function isWish(small: string, words: readonly Word[], first: number): boolean {
  const word = words[first];
  if (!word) return false;
  return WISHES.has(word.text) || /^[^.!?\n]*\?(?!\?\?)/.test(small.slice(word.at));
}

/** Words, apart at whatever is no letter or digit; a sign between two of them joins (“don't”, “10/10”, “first-rate”). */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let breakBefore: Word['breakBefore'] = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === LETTER) {
      const at = i;
      do i++;
      while (isInWord(text, i));
      words.push({ text: text.slice(at, i), at, end: i, breakBefore });
      breakBefore = 0;
      i--;
    } else if (kind > breakBefore) breakBefore = kind as 1 | 2;
  }
  return words;
}

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (kindOf(code) === LETTER) return true;
  return (code === 0x27 || code === 0x2d || code === 0x2f) && kindOf(text.charCodeAt(at + 1)) === LETTER;
}

const LETTER = 3;
/** Of each ASCII character: 3 is part of a word, 2 ends a sentence, 1 a clause. */
const KINDS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/.test(character)) return LETTER;
  return /[.!?\n]/.test(character) ? 2 : /[,;:()]/.test(character) ? 1 : 0;
});

function kindOf(code: number): number {
  return code < 0x80 ? KINDS[code]! : 0;
}

/** A term at a word; `isDenied`: the negation is in its weight already. */
interface Term {
  readonly weight: number;
  readonly length: number;
  readonly isDenied?: true;
}

function expectedAt(words: readonly Word[], at: number, read: number): Term | null {
  const isDenied = EXPECTED.has(words[at]!.text) && around(words, at, read, 1) < 0;
  return isDenied ? { weight: NOT_AS_EXPECTED, length: 1, isDenied } : null;
}

/** The longest term that begins at a word, within its clause. */
function termAt(words: readonly Word[], at: number): Term | null {
  const longest = LONGEST.get(words[at]!.text);
  if (longest === undefined) return null;
  let best: Term | null = null;
  let text = '';
  for (let length = 1; length <= longest && at + length <= words.length; length++) {
    const word = words[at + length - 1]!;
    if (length > 1 && word.breakBefore > 0) break;
    text = length === 1 ? word.text : `${text} ${word.text}`;
    const weight = TERMS.get(text);
    if (weight !== undefined) best = { weight, length };
  }
  return best;
}

/** What the words before make of a weight; those before `read` belong to another term. */
function around(words: readonly Word[], at: number, read: number, weight: number): number {
  let factor = 1;
  let isDenied = false;
  for (let i = at - 1; i >= Math.max(read, at - REACH) && words[i + 1]!.breakBefore === 0; i--) {
    const { text } = words[i]!;
    if (BUTS.has(text)) break;
    if (NEGATIONS.has(text) || text.endsWith("n't")) isDenied = !isDenied && !isOnly(words, i);
    else if (i >= at - 2 && STRONGER.has(text)) factor *= 1.3;
    // “A bit disappointed” is said out of politeness.
    else if (weight > 0 && i >= at - 2 && WEAKER.has(text)) factor *= 0.7;
  }
  if (!isDenied) return factor;
  if (weight < 0) return DENIED_BAD;
  return weight < 1 ? 0 : DENIED_GOOD;
}

/** “Not only good” is good. */
function isOnly(words: readonly Word[], at: number): boolean {
  return words[at + 1]?.text === 'only' || words[at + 1]?.text === 'just';
}

function longestByFirst(): Map<string, number> {
  const longest = new Map<string, number>();
  for (const term of TERMS.keys()) {
    const words = term.split(' ');
    if (words.length > LONGEST_PHRASE + 2) continue;
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length));
  }
  return longest;
}
