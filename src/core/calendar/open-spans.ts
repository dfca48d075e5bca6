import type { Calendar, CalendarVersion, Hours } from './calendar.ts';
import { holidayDays } from './holiday-days.ts';
import { dayOf, timeOfDay, weekdayOf } from './local-date.ts';
import { firstInstant, segmentsOf } from './zone.ts';

const DAY = 86_400_000;

/** A half-open span of time, UTC milliseconds. */
export interface OpenSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * When a calendar is open within `[from, to)`: in order, apart from each other, exact to the millisecond.
 *
 * It is open whenever the wall clock shows a time within the hours of that date: where it skips some, the
 * span is as much shorter, what it shows twice is open twice, and a day that a zone skipped is never open.
 * A holiday's own hours replace the weekday's; of two holidays on one day, those of the one that is
 * listed later.
 */
export function openSpans(calendar: Calendar, from: number, to: number): OpenSpan[] {
  if (to <= from) return [];
  const first = Math.floor(from / DAY) - 2;
  const last = Math.floor(to / DAY) + 2;
  const special = specialDays(calendar, first, last);
  const weekly = weekdays(calendar);
  const spans: OpenSpan[] = [];
  for (const segment of segmentsOf(calendar.zone, from, to)) {
    const begins = Math.max(from, segment.start);
    const ends = Math.min(to, segment.end);
    for (let day = dayAt(begins + segment.offset); day <= dayAt(ends + segment.offset); day++) {
      for (const hours of special.get(day) ?? weekly[weekdayOf(day)]!) {
        const start = Math.max(begins, day * DAY + hours.from - segment.offset);
        const end = Math.min(ends, day * DAY + hours.to - segment.offset);
        if (end > start) spans.push({ start, end });
      }
    }
  }
  return joined(spans);
}

function dayAt(local: number): number {
  return Math.floor(local / DAY);
}

/**
 * The same of a calendar whose versions follow each other: each holds from its date on, until the
 * next one's. Of two from the same date the one that is listed later holds.
 */
export function openSpansOfVersions(versions: readonly CalendarVersion[], from: number, to: number): OpenSpan[] {
  const begun = versions
    .map((version, order) => ({ version, order, since: sinceOf(version) }))
    .sort((a, b) => a.since - b.since || a.order - b.order);
  return joined(
    begun.flatMap(({ version, since }, i) =>
      openSpans(version, Math.max(from, since), Math.min(to, begun[i + 1]?.since ?? Infinity)),
    ),
  );
}

/** The instant from which a version holds; −∞ where it always has. */
export function sinceOf({ validFrom, zone }: Pick<CalendarVersion, 'validFrom' | 'zone'>): number {
  const day = validFrom === null ? null : dayOf(validFrom);
  if (day === null) return -Infinity;
  return firstInstant(segmentsOf(zone, (day - 2) * DAY, (day + 2) * DAY), day * DAY);
}

/** Hours in milliseconds of the wall clock's day. */
interface Times {
  readonly from: number;
  readonly to: number;
}

function weekdays({ weekly }: Calendar): Times[][] {
  const days = Array.from({ length: 8 }, () => [] as Times[]);
  for (const { weekday, ...hours } of weekly) days[weekday]?.push(...timesOf([hours]));
  return days;
}

function specialDays({ holidays }: Calendar, first: number, last: number): Map<number, Times[]> {
  const days = new Map<number, Times[]>();
  for (const holiday of holidays) {
    for (const day of holidayDays(holiday, first, last)) days.set(day, timesOf(holiday.hours ?? []));
  }
  return days;
}

function timesOf(hours: readonly Hours[]): Times[] {
  return hours.flatMap(({ from, to }) => {
    const times = { from: timeOfDay(from), to: timeOfDay(to) };
    return times.from === null || times.to === null || times.to <= times.from ? [] : [times as Times];
  });
}

/** Sorted, with what touches or overlaps as one. */
function joined(spans: OpenSpan[]): OpenSpan[] {
  const found: { start: number; end: number }[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else found.push({ ...span });
  }
  return found;
}
