import { dateIn } from './date-in.ts';

// Which span of time is meant. Pure, and without zod: the browser, the server and the commands read it alike.

export const RANGES = [
  '1h',
  '24h',
  'today',
  '7d',
  '30d',
  '90d',
  'this-week',
  'this-month',
  'last-month',
  'this-year',
  'all',
  'custom',
] as const;
export type RangeName = (typeof RANGES)[number];

/** A choice of time: a name that moves with the clock, or two civil dates, the last one included, or two instants, the last one not. */
export interface RangeChoice {
  readonly name: RangeName;
  readonly from?: string;
  readonly to?: string;
}

/** Civil dates in the question's zone or instants, half-open; missing means unbounded. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
}

const MINUTE = 60_000;
const HOURS: Partial<Record<RangeName, number>> = { '1h': 1, '24h': 24 };
const DAYS: Partial<Record<RangeName, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };

/**
 * What the choice means now in this zone. Days count today; hours end with the minute that runs; a week begins
 * on `weekStart` (1 is Monday); "all" has no bounds.
 */
export function rangeOf(choice: RangeChoice, zone: string, now: number, weekStart = 1): Range {
  const hours = HOURS[choice.name];
  if (hours !== undefined) {
    const end = (Math.floor(now / MINUTE) + 1) * MINUTE;
    return { from: new Date(end - hours * 60 * MINUTE).toISOString(), to: new Date(end).toISOString() };
  }
  const today = dateIn(zone, now);
  const tomorrow = addDays(today, 1);
  const days = DAYS[choice.name];
  if (days !== undefined) return { from: addDays(today, 1 - days), to: tomorrow };
  if (choice.name === 'this-week') return { from: addDays(today, -daysIntoWeek(today, weekStart)), to: tomorrow };
  const month = `${today.slice(0, 7)}-01`;
  if (choice.name === 'this-month') return { from: month, to: tomorrow };
  if (choice.name === 'last-month') return { from: addMonths(month, -1), to: month };
  if (choice.name === 'this-year') return { from: `${today.slice(0, 4)}-01-01`, to: tomorrow };
  if (choice.name !== 'custom') return {};
  const { from, to } = choice;
  return { from, to: to && !isInstant(to) ? addDays(to, 1) : to };
}

/**
 * The period before, to compare with: the same days of the month or year before, or as many days.
 * Null where the range has no beginning or no end.
 */
export function periodBefore(choice: RangeChoice, range: Range): Range | null {
  const { from, to } = range;
  if (!from || !to) return null;
  if (isInstant(from) || isInstant(to)) {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    return { from: new Date(start - (end - start)).toISOString(), to: from };
  }
  if (choice.name === 'this-week') return { from: addDays(from, -7), to: addDays(to, -7) };
  if (choice.name === 'last-month') return { from: addMonths(from, -1), to: from };
  if (choice.name === 'this-month') return { from: addMonths(from, -1), to: earlier(addMonths(to, -1), from) };
  if (choice.name === 'this-year') return { from: addMonths(from, -12), to: addMonths(to, -12) };
  return { from: addDays(from, -daysBetween(from, to)), to: from };
}

/** A moment that is the same everywhere ("2026-03-01T09:00:00.000Z"), where a date is a local day. */
export function isInstant(text: string): boolean {
  return text.includes('T');
}

function daysIntoWeek(date: string, weekStart: number): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 7 - (weekStart % 7)) % 7;
}

export function addDays(date: string, days: number): string {
  return civil(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
}

/** The same day some months later; the last day of the month where there is none. */
export function addMonths(date: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return civil(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function civil(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
