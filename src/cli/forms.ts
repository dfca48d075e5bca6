import { isNameless } from '../contract/nameless.ts';
import type { Unit } from '../contract/question.ts';
import type { Locale } from '../contract/text.ts';

/** How values are written for people: numbers, lengths of time, moments, sizes. */

const LENGTHS: Readonly<Record<Locale, Readonly<Record<'d' | 'h' | 'min' | 's', string>>>> = {
  en: { d: 'd', h: 'h', min: 'min', s: 's' },
  'zh-CN': { d: '天', h: '小时', min: '分', s: '秒' },
};

/** "2 h 05 min", "2 小时 5 分": the two largest units that matter. */
export function duration(seconds: number, locale: Locale): string {
  const unit = LENGTHS[locale];
  if (seconds < 60) return `${decimals(seconds, seconds < 10 ? 1 : 0, locale)} ${unit.s}`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return pair(Math.floor(whole / 60), unit.min, whole % 60, unit.s, locale);
  const minutes = Math.round(whole / 60);
  if (minutes < 1_440) return pair(Math.floor(minutes / 60), unit.h, minutes % 60, unit.min, locale);
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), unit.d, hours % 24, unit.h, locale);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string, locale: Locale): string {
  const filled = locale === 'en' ? String(small).padStart(2, '0') : String(small);
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${filled} ${smallUnit}`;
}

/** A customer as people call them; an id is never shown. */
export function customerName(label: string, locale: Locale): string {
  if (!isNameless(label)) return label;
  return locale === 'en' ? 'Unknown customer' : '未知客户';
}

export function count(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** The value of a statistic in its unit; null is a gap. */
export function measured(value: number | null, unit: Unit, locale: Locale): string {
  if (value === null) return '–';
  if (unit === 's') return duration(value, locale);
  if (unit === 'ratio') return `${decimals(value * 100, 1, locale)} %`;
  return decimals(value, Number.isInteger(value) ? 0 : 2, locale);
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
