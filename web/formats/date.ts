import type { Bucket } from '../../src/contract/question.ts';
import type { Locale } from '../../src/contract/text.ts';
import { dateIn } from '../../src/contract/date-in.ts';
import { readerTag } from './locale.ts';

export { dateIn };

/** Dates and times in the reader's form and in a given zone; the formatters are kept, they are slow to make. */
const kept = new Map<string, Intl.DateTimeFormat>();

export function formatterOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let formatter = kept.get(key);
  if (!formatter) kept.set(key, (formatter = new Intl.DateTimeFormat(readerTag(locale), options)));
  return formatter;
}

export function formatTime(at: string | number, zone: string, locale: Locale): string {
  return formatterOf(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}

export function formatSecond(at: string | number, zone: string, locale: Locale): string {
  return formatterOf(locale, {
    timeZone: zone,
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(new Date(at));
}

export function formatDay(at: string | number, zone: string, locale: Locale, weekday = false): string {
  return formatterOf(locale, {
    timeZone: zone,
    day: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    year: 'numeric',
    ...(weekday ? { weekday: locale === 'en' ? 'short' : 'long' } : {}),
  }).format(new Date(at));
}

export function formatMoment(at: string | number, zone: string, locale: Locale): string {
  return `${formatDay(at, zone, locale)} ${formatTime(at, zone, locale)}`;
}

/** A bucket as a title says it: "Tue 3 Mar 2026", "week of 2 Mar 2026", "March 2026", "Q1 2026". */
export function formatBucket(bucket: string, every: Bucket | undefined, zone: string, locale: Locale): string {
  const at = new Date(bucket);
  if (every === 'hour') return `${formatDay(bucket, zone, locale)} ${formatTime(bucket, zone, locale)}`;
  if (every === 'week') return weekOf(formatDay(bucket, zone, locale), locale);
  if (every === 'month') return formatterOf(locale, { timeZone: zone, month: 'long', year: 'numeric' }).format(at);
  if (every === 'quarter') return quarterOf(bucket, zone, locale);
  if (every === 'year') return formatterOf(locale, { timeZone: zone, year: 'numeric' }).format(at);
  return formatDay(bucket, zone, locale, true);
}

/** The same where room is short, on an axis. */
export function formatBucketTick(bucket: string, every: Bucket | undefined, zone: string, locale: Locale): string {
  const at = new Date(bucket);
  if (every === 'hour') return formatTime(bucket, zone, locale);
  if (every === 'month') return formatterOf(locale, { timeZone: zone, month: 'short', year: '2-digit' }).format(at);
  if (every === 'quarter') return quarterOf(bucket, zone, locale);
  if (every === 'year') return formatterOf(locale, { timeZone: zone, year: 'numeric' }).format(at);
  return formatterOf(locale, { timeZone: zone, day: 'numeric', month: 'short' }).format(at);
}

function weekOf(day: string, locale: Locale): string {
  return locale === 'en' ? `Week of ${day}` : `${day}起一周`;
}

function quarterOf(bucket: string, zone: string, locale: Locale): string {
  const [year = '', month = '1'] = dateIn(zone, Date.parse(bucket)).split('-');
  const quarter = Math.floor((Number(month) - 1) / 3) + 1;
  return locale === 'en' ? `Q${quarter} ${year}` : `${year}年第${quarter}季度`;
}
