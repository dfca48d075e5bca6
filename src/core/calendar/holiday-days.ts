import type { Holiday, Repeat } from './calendar.ts';
import { dayOf, weekdayOf } from './local-date.ts';

const DAY = 86_400_000;
/** A holiday that is written to last longer is a mistake; its first days count. */
const LONGEST = 366;

/** The days (numbers since 1970) on which a holiday falls, of those from `first` up to and including `last`. */
export function holidayDays(holiday: Holiday, first: number, last: number): number[] {
  const begins = dayOf(holiday.from);
  const ends = dayOf(holiday.to);
  if (begins === null || ends === null || ends < begins) return [];
  const length = Math.min(ends - begins + 1, LONGEST);
  const left = new Set((holiday.except ?? []).map(dayOf));
  return beginnings(holiday.repeat, begins, first - length, last)
    .filter((day) => !left.has(day))
    .flatMap((day) => Array.from({ length }, (_, i) => day + i))
    .filter((day) => day >= first && day <= last);
}

function beginnings(repeat: Repeat | undefined, begins: number, first: number, last: number): number[] {
  if (!repeat) return [begins];
  const until = repeat.until === undefined ? Infinity : (dayOf(repeat.until) ?? Infinity);
  const year = yearOf(begins);
  const interval = Math.max(1, repeat.interval);
  const skipped = Math.max(0, Math.floor((yearOf(first) - 1 - year) / interval));
  const days: number[] = [];
  for (let at = year + skipped * interval; at <= yearOf(last) + 1; at += interval) {
    const day = repeat.on ? nthWeekday(at, repeat.on) : sameDate(begins, at);
    if (day !== null && day >= begins && day <= Math.min(until, last)) days.push(day);
  }
  return days;
}

/** Null where the year does not have it: 29 February is not moved (RFC 5545, 3.3.10: invalid dates are ignored). */
function sameDate(begins: number, year: number): number | null {
  const date = new Date(begins * DAY);
  const at = Date.UTC(year, date.getUTCMonth(), date.getUTCDate());
  return new Date(at).getUTCMonth() === date.getUTCMonth() ? at / DAY : null;
}

function nthWeekday(year: number, { month, nth, weekday }: NonNullable<Repeat['on']>): number | null {
  const first = Date.UTC(year, month - 1, 1) / DAY;
  const last = Date.UTC(year, month, 1) / DAY - 1;
  const day =
    nth > 0
      ? first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
      : last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
  return day >= first && day <= last ? day : null;
}

function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}
