import type { SensitiveKind } from '../../basics/sensitive-kind.ts';
import { cardIn } from './card-number.ts';
import { ibanAt } from './iban.ts';
import { identityNumberIn } from './identity-number.ts';

/** A number in a text that no one else should read; `end` is the place behind it. */
export interface Sensitive {
  readonly kind: SensitiveKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Card, identity and account numbers in a text, in their order, none within another. Only what proves
 * itself: by check digits, by known ranges, by the layout in which people write it. What the words before
 * call an order, a parcel or a call is none.
 */
export function findSensitive(text: string): Sensitive[] {
  const narrow = text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const found = [...numbersIn(narrow), ...ibansIn(narrow)].sort((a, b) => a.start - b.start);
  return found.filter((one, index) => index === 0 || one.start >= found[index - 1]!.end);
}

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/** A letter right before or behind makes a number part of a code; a Chinese character is a word of its own. */
const LETTERS = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}';
/** Digits in groups, with single spaces or hyphens between; the last may be the X of an identity number. */
const NUMBER = new RegExp(`(?<![${LETTERS}\\d+.•_])\\d(?:[ -]?\\d){12,18}[Xx]?(?![${LETTERS}\\d_]|[.,-]\\d)`, 'gu');
const WORDS_BEFORE = 24;

function* numbersIn(text: string): Generator<Sensitive> {
  for (const match of text.matchAll(NUMBER)) {
    const [written] = match;
    const start = match.index;
    const before = text.slice(Math.max(0, start - WORDS_BEFORE), start);
    const kind = identityNumberIn(written, before) ? 'id-number' : cardIn(written, before);
    if (kind !== null) yield { kind, start, end: start + written.length };
  }
}

const COUNTRY_AND_CHECK = new RegExp(`(?<![${LETTERS}\\d])[A-Za-z]{2}\\d{2}`, 'gu');

function* ibansIn(text: string): Generator<Sensitive> {
  for (const { index } of text.matchAll(COUNTRY_AND_CHECK)) {
    const end = ibanAt(text, index);
    if (end !== null) yield { kind: 'bank-account', start: index, end };
  }
}
