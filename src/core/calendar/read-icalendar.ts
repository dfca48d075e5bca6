import type { Holiday, Repeat } from './calendar.ts';
import { dateOf, dayOf, weekdayOf } from './local-date.ts';

/** More events than any list of holidays has. */
export const MOST_HOLIDAYS = 5_000;

/** What an iCalendar file brought, and what of it could not be a holiday: the event and why. */
export interface ReadHolidays {
  readonly holidays: readonly Holiday[];
  readonly leftOut: readonly { readonly name: string; readonly reason: LeftOutReason }[];
}
export type LeftOutReason = 'not-all-day' | 'cancelled' | 'no-date' | 'repeat-not-understood' | 'too-many';

/**
 * The holidays of an iCalendar file (RFC 5545): its all-day events, in the order of the file, folded
 * lines joined, several days as one holiday, yearly repetitions as such.
 *
 * Of repetitions those by year are understood: on the same date, or on a weekday of a month (BYMONTH
 * with BYDAY such as 4TH or -1MO), with INTERVAL, UNTIL, COUNT and EXDATE. An event with a time of
 * day, a cancelled one, and one that repeats otherwise is named in `leftOut`, never dropped in silence.
 */
export function readICalendar(text: string): ReadHolidays {
  const holidays: Holiday[] = [];
  const leftOut: { name: string; reason: LeftOutReason }[] = [];
  for (const event of eventsOf(unfolded(text))) {
    const name = (valueOf(event, 'SUMMARY') ?? '').trim().slice(0, 200) || '–';
    const read = holidays.length >= MOST_HOLIDAYS ? 'too-many' : holidayOf(event, name);
    if (typeof read === 'string') leftOut.push({ name, reason: read });
    else holidays.push(read);
  }
  return { holidays, leftOut };
}

interface Line {
  readonly name: string;
  readonly value: string;
}

/** RFC 5545, 3.1: a line that begins with a space or tab goes on with the one before. */
function unfolded(text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .flatMap((line) => {
      const match = /^([A-Za-z0-9-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(line);
      return match ? [{ name: match[1]!.toUpperCase(), value: match[3]! }] : [];
    });
}

/** Alarms and the like inside an event have names of their own, which are not its. */
function eventsOf(lines: readonly Line[]): Line[][] {
  const events: Line[][] = [];
  let inside: string[] = [];
  for (const line of lines) {
    const what = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      inside.push(what);
      if (what === 'VEVENT') events.push([]);
    } else if (line.name === 'END') inside = inside.slice(0, Math.max(0, inside.lastIndexOf(what)));
    else if (inside.at(-1) === 'VEVENT') events.at(-1)!.push(line);
  }
  return events;
}

function holidayOf(event: readonly Line[], name: string): Holiday | LeftOutReason {
  if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'cancelled';
  const from = valueOf(event, 'DTSTART');
  if (from === undefined) return 'no-date';
  const first = dayIn(from);
  if (first === null) return /T\d{6}/.test(from) ? 'not-all-day' : 'no-date';
  const length = lengthOf(event, first);
  const rule = valueOf(event, 'RRULE');
  const repeat = rule === undefined ? undefined : repeatOf(rule, first);
  if (repeat === null) return 'repeat-not-understood';
  const except = event
    .filter((line) => line.name === 'EXDATE')
    .flatMap(({ value }) => value.split(','))
    .flatMap((value) => dayIn(value.trim()) ?? []);
  return {
    name: unescaped(name),
    from: dateOf(first),
    to: dateOf(first + length - 1),
    ...(repeat ? { repeat } : {}),
    ...(except.length > 0 ? { except: except.map(dateOf) } : {}),
  };
}

/** DTEND is the day after the last one; DURATION is the other way to say it; neither: one day. */
function lengthOf(event: readonly Line[], first: number): number {
  const end = dayIn(valueOf(event, 'DTEND') ?? '');
  if (end !== null) return Math.max(1, end - first);
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?$/.exec(valueOf(event, 'DURATION')?.trim() ?? '');
  return Math.max(1, Number(match?.[1] ?? 0) * 7 + Number(match?.[2] ?? 0));
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Null where it is another kind of repetition than these. */
function repeatOf(rule: string, first: number): Repeat | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const known = ['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST'];
  if (parts.get('FREQ') !== 'YEARLY' || [...parts.keys()].some((name) => !known.includes(name))) return null;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  if (!Number.isInteger(interval) || interval < 1) return null;
  const on = onOf(parts, first);
  if (on === null) return null;
  const until = untilOf(parts, first, interval);
  if (until === null) return null;
  return { interval, ...(until === undefined ? {} : { until }), ...(on === undefined ? {} : { on }) };
}

function onOf(parts: ReadonlyMap<string, string>, first: number): Repeat['on'] | null {
  const date = new Date(first * 86_400_000);
  const [month, day, byDay] = [parts.get('BYMONTH'), parts.get('BYMONTHDAY'), parts.get('BYDAY')];
  if (byDay === undefined) {
    const isSame =
      (month === undefined || Number(month) === date.getUTCMonth() + 1) &&
      (day === undefined || Number(day) === date.getUTCDate());
    return isSame ? undefined : null;
  }
  const match = /^([+-]?\d)([A-Z]{2})$/.exec(byDay);
  const weekday = WEEKDAYS.indexOf(match?.[2] ?? '') + 1;
  const nth = Number(match?.[1] ?? 0);
  if (!match || weekday === 0 || day !== undefined || !/^\d{1,2}$/.test(month ?? '')) return null;
  if (nth === 0 || Math.abs(nth) > 5 || weekday !== weekdayOf(first)) return null;
  return Number(month) === date.getUTCMonth() + 1 ? { month: Number(month), nth, weekday } : null;
}

/** COUNT is told as the date of the last beginning; undefined: for ever. */
function untilOf(parts: ReadonlyMap<string, string>, first: number, interval: number): string | undefined | null {
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    const day = dayIn(until.slice(0, 8));
    return day === null ? null : dateOf(day);
  }
  const count = parts.get('COUNT');
  if (count === undefined) return undefined;
  const times = Number(count);
  if (!Number.isInteger(times) || times < 1 || times > 1_000) return null;
  const date = new Date(first * 86_400_000);
  // What does not come every year (29 February, a fifth Monday) is not simply counted.
  if ((date.getUTCMonth() === 1 && date.getUTCDate() === 29) || /[+-]?5/.test(parts.get('BYDAY') ?? '')) return null;
  return `${String(date.getUTCFullYear() + (times - 1) * interval).padStart(4, '0')}-12-31`;
}

function valueOf(event: readonly Line[], name: string): string | undefined {
  return event.find((line) => line.name === name)?.value;
}

/** The day of "20261225"; null for a date with a time, and for what is no date. */
function dayIn(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text.trim());
  return match ? dayOf(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

function unescaped(text: string): string {
  return text.replace(/\\[nN]/g, ' ').replace(/\\([,;\\])/g, '$1');
}
