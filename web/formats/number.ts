import type { Unit } from '../../src/contract/question.ts';
import type { Locale } from '../../src/contract/text.ts';
import { formatDuration } from './duration.ts';

const SPACE = '\u00a0';

/** Less than one is told by its digits that say something: a hundredth of a call is not none. */
export function formatCount(value: number, locale: Locale): string {
  if (Math.abs(value) < 1) return value.toLocaleString(locale, { maximumSignificantDigits: 2 });
  return value.toLocaleString(locale, { maximumFractionDigits: Number.isInteger(value) ? 0 : 2 });
}

/** "87.4 %" in English, "87.4%" in Chinese; 100 and 0 without decimals. */
export function formatPercent(ratio: number, locale: Locale, digits = 1): string {
  const number = (ratio * 100).toLocaleString(locale, { maximumFractionDigits: digits });
  return locale === 'en' ? `${number}${SPACE}%` : `${number}%`;
}

/** A value of a metric in the reader's form; null is unknown and written as a dash. */
export function formatValue(value: number | null, unit: Unit, locale: Locale): string {
  if (value === null) return '–';
  if (unit === 's') return formatDuration(value, locale);
  if (unit === 'ratio') return formatPercent(value, locale);
  if (unit === 'stars') return value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  return formatCount(value, locale);
}

export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })}${SPACE}${units[at]}`;
}
