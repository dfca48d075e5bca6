import { isMet } from '../prepare/is-met.ts';
import { isNameless } from '../../../src/contract/nameless.ts';
import type { Bucket, Unit } from '../../../src/contract/question.ts';
import { formatBucket, formatMoment, formatTime } from '../../formats/date.ts';
import { formatTickDuration } from '../../formats/duration.ts';
import { formatCount, formatPercent, formatValue } from '../../formats/number.ts';
import { weekdayName } from '../../formats/weekday.ts';
import type { Words } from '../../locales/use-words.tsx';
import type { Cell } from '../prepare/cell.ts';

/** What a chart needs to say its values: unit, zone, the size of its buckets, the reader's language. */
export interface Speech {
  readonly unit: Unit;
  readonly zone: string;
  readonly every: Bucket | undefined;
  readonly words: Words;
  /** The period of cells that have no bucket of their own. */
  readonly period: string;
}

export function sayValue(value: number | null, speech: Speech): string {
  return value === null ? speech.words.t.overview.noValue : formatValue(value, speech.unit, speech.words.locale);
}

export function sayTick(value: number, speech: Speech): string {
  const { locale } = speech.words;
  if (speech.unit === 's') return formatTickDuration(value, locale);
  if (speech.unit === 'ratio')
    return formatPercent(value, locale, Number.isInteger(Math.round(value * 1_000) / 10) ? 0 : 1);
  return value >= 10_000
    ? Intl.NumberFormat(locale, { notation: 'compact' }).format(value)
    : formatCount(value, locale);
}

export function sayPeriod(cell: { bucket: string | null }, speech: Speech): string {
  return cell.bucket ? formatBucket(cell.bucket, speech.every, speech.zone, speech.words.locale) : speech.period;
}

/** When the busiest hour began: of a day its time, of a longer span its day, too. */
export function sayHour(hour: string, { every, zone, words }: Speech): string {
  const isWithinDay = every === 'day' || every === 'hour';
  return isWithinDay ? formatTime(hour, zone, words.locale) : formatMoment(hour, zone, words.locale);
}

/** "n = 120 · 4 unanswered", "n = 5 · 95 %: 23 % – 88 %" */
export function sayN(
  cell: Pick<Cell, 'n' | 'unanswered'> & Partial<Pick<Cell, 'low' | 'high' | 'outsideHours' | 'busiestHour'>>,
  speech: Speech,
): string {
  const { t, locale } = speech.words;
  return [
    ...(cell.busiestHour ? [t.explore.busiestHour(sayHour(cell.busiestHour, speech))] : []),
    t.overview.nOf(formatCount(cell.n, locale)),
    ...(cell.unanswered ? [t.overview.unanswered(formatCount(cell.unanswered, locale))] : []),
    ...(cell.low == null || cell.high == null ? [] : [sayInterval(cell.low, cell.high, speech)]),
    ...(cell.outsideHours ? [t.explore.outsideHours(formatCount(cell.outsideHours, locale))] : []),
  ].join(' · ');
}

/** "95 %: 23 % – 88 %" */
export function sayInterval(low: number, high: number, { unit, words }: Pick<Speech, 'unit' | 'words'>): string {
  return words.t.overview.interval(
    `${formatValue(low, unit, words.locale)} – ${formatValue(high, unit, words.locale)}`,
  );
}

/** All of a cell in one sentence, for those who hear it. */
export function sayCell(label: string, cell: Cell, speech: Speech): string {
  return `${label}: ${sayValue(cell.value, speech)}, ${sayPeriod(cell, speech)}, ${sayN(cell, speech)}`;
}

/** The value of a split as people read it. */
export function saySplit(dimension: string | undefined, value: string | null, words: Words): string {
  const { t, locale } = words;
  if (value === null || value === '') return dimension === 'agent' ? t.overview.noAgent : t.frame.unknown;
  if (dimension === 'channel') return lookUp(t.frame.channels, value);
  if (dimension === 'direction') return lookUp(t.frame.directions, value);
  if (dimension === 'author') return lookUp(t.frame.authors, value);
  if (dimension === 'language') return languageName(value, locale);
  if (dimension === 'weekday') return weekdayName(Number(value), locale, 'long');
  if (dimension === 'hour') return /^\d+$/.test(value) ? `${value.padStart(2, '0')}:00` : value;
  if (dimension === 'customer') return isNameless(value) ? t.imports.unnamed : value;
  if (dimension === 'sentiment') return lookUp(t.frame.sounds, value);
  if (dimension === 'rating') return locale === 'en' ? `${value} ★` : `${value} 分`;
  return value;
}

function lookUp(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}

/** A BCP 47 tag as the reader's language calls it. */
function languageName(tag: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}

/** "Target 90 %: met", in words and not by colour alone; empty where there is no goal or no value. */
export function sayGoal(
  value: number | null,
  goal: number | undefined,
  better: 'higher' | 'lower' | null,
  { unit, words: { t, locale } }: Pick<Speech, 'unit' | 'words'>,
): string {
  if (goal === undefined) return '';
  const said = t.overview.goal(formatValue(goal, unit, locale));
  if (value === null || better === null) return said;
  return t.overview.goalMet(said, isMet(value, goal, better));
}
