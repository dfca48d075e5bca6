import { withoutQuotedReply } from '../clean/quoted-reply.ts';
import { withoutSignature } from '../clean/rules/strip-signature.ts';

/** As much of a text as is compared: two that are equal so far are equal. */
export const COMPARED_CHARACTERS = 10_000;

/**
 * The letters and digits of a text in lower case and one form, without the mail that it answers and
 * without its signature: what is left is what was said, however a system wrapped, quoted or spaced it.
 */
export function wordsOf(text: string, subject: string): string {
  const said = withoutSignature(withoutQuotedReply(text.slice(0, COMPARED_CHARACTERS), subject));
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** A text as it stands, with spaces made one: for lines that may be no more than a sign. */
export function contentOf(text: string): string {
  return text.slice(0, COMPARED_CHARACTERS).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * So many Latin letters, or a third of it in Chinese characters. "Thank you very much for your help!"
 * has 27, "好的，麻烦您了，谢谢" counts 24: politeness stays below, and the shortest sentences that name a
 * matter ("请问我的订单什么时候才能发货呢") reach it.
 */
export const LEAST_LETTERS = 36;
/**
 * A Chinese, Japanese or Korean sign says about as much as three Latin letters: translations between
 * English and Chinese are about three times as long in letters as in signs.
 */
const LETTERS_A_SIGN = 3;

/** Long enough that two equal ones within minutes are one that came twice. A subject counts with its text. */
export function isMeaningful(words: string, subject: string): boolean {
  return words !== '' && lettersIn(words) + lettersIn(subject) >= LEAST_LETTERS;
}

function lettersIn(words: string): number {
  let letters = 0;
  for (const sign of words.slice(0, 2 * LEAST_LETTERS)) letters += IDEOGRAPHIC.test(sign) ? LETTERS_A_SIGN : 1;
  return letters;
}

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
