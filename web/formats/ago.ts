import type { Locale } from '../../src/contract/text.ts';
import { formatSecond } from './date.ts';

/** How old an answer is: "just now" within two seconds of now, otherwise the moment that it is true for. */
export function formatFreshness(asOf: string, now: number, zone: string, locale: Locale): string {
  const age = now - Date.parse(asOf);
  if (age < 5_000) return locale === 'en' ? 'just now' : '刚刚更新';
  const time = formatSecond(asOf, zone, locale);
  return locale === 'en' ? `as of ${time}` : `截至 ${time}`;
}
