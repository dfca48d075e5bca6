import type { Comparison } from '../../contract/question.ts';
import type { ReferenceQuestion } from './reference/reference-question.ts';

/** All in UTC milliseconds. */
export interface PlainCompared {
  readonly from: number;
  readonly to: number;
  readonly counterpart: (instant: number) => number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The span that a question is compared with, found by looking at clocks minute by minute: plain, slow, and sharing no
 * code with the product.
 */
export function plainCompared({ zone, from, to }: ReferenceQuestion, how: Comparison): PlainCompared {
  const [start, end] = [clockAt(zone, from), clockAt(zone, to)];
  const months = monthsOf(end) - monthsOf(start);
  const isMonths = isFirst(start) && isFirst(end) && months > 0;
  const back = (local: number): number =>
    how === 'year' ? monthsBack(local, 12) : isMonths ? monthsBack(local, months) : local - (end - start);
  const counterpart = (instant: number) => firstAt(zone, back(clockAt(zone, instant)));
  return { from: counterpart(from), to: how === 'year' ? counterpart(to) : from, counterpart };
}

/** What the clock on the wall shows, written as if it were UTC. */
function clockAt(zone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const { year, month, day, hour, minute, second } = parts;
  const whole = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return whole + (instant - Math.floor(instant / 1000) * 1000);
}

/** The first instant at which the clock shows this or, where it skips it, more. */
function firstAt(zone: string, local: number): number {
  const rest = local - Math.floor(local / MINUTE) * MINUTE;
  for (let quarter = local - rest - DAY - 2 * 60 * MINUTE; ; quarter += 15 * MINUTE) {
    // Where the clock goes back within it, it has shown more than it shows at its end.
    const shown = Math.max(clockAt(zone, quarter) + 15 * MINUTE, clockAt(zone, quarter + 15 * MINUTE));
    if (shown < local) continue;
    for (let minute = quarter; minute <= quarter + 15 * MINUTE; minute += MINUTE) {
      if (clockAt(zone, minute) >= local) return minute;
      if (clockAt(zone, minute) === local - rest) return minute + rest;
    }
  }
}

function monthsBack(local: number, months: number): number {
  const date = new Date(local);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), longest));
  return first.getTime() + (local - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
}

function monthsOf(local: number): number {
  return new Date(local).getUTCFullYear() * 12 + new Date(local).getUTCMonth();
}

function isFirst(local: number): boolean {
  return new Date(local).toISOString().endsWith('-01T00:00:00.000Z');
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    FORMATS.set(zone, format);
  }
  return format;
}
