import { isNameless } from '../contract/nameless.ts';
import type { Locale } from '../contract/text.ts';

/** How values are written for people: numbers, moments, sizes. */

/** A customer as people call them; an id is never shown. */
export function customerName(label: string, locale: Locale): string {
  if (!isNameless(label)) return label;
  return locale === 'en' ? 'Unknown customer' : '未知客户';
}

export function count(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

function decimals(value: number, digits: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** "2026-03-01 09:05" in a zone. */
export function moment(iso: string | null, zone: string): string {
  if (iso === null) return '–';
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  return parts.format(new Date(iso));
}

/** "34 MB" */
export function size(bytes: number, locale: Locale): string {
  const power = bytes < 1_000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return `${decimals(bytes / 1_000 ** power, power < 2 ? 0 : 1, locale)} ${['B', 'kB', 'MB', 'GB', 'TB'][power]!}`;
}

/** One line of at most so many characters. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
