import { dateIn } from '../formats/date.ts';

export const RANGES = ['7d', '30d', '90d', 'this-month', 'last-month', 'this-year', 'all', 'custom'] as const;
export type RangeName = (typeof RANGES)[number];

/** A choice of time: a name that moves with today, or two civil dates, the last one included. */
export interface RangeChoice {
  readonly name: RangeName;
  readonly from?: string;
  readonly to?: string;
}

/** Civil dates in the question's zone, half-open; missing means unbounded. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
}

const DAYS: Partial<Record<RangeName, number>> = { '7d': 7, '30d': 30, '90d': 90 };

/** What the choice means today in this zone. Days count today; "all" has no bounds. */
export function rangeOf(choice: RangeChoice, zone: string, now: number): Range {
  const today = dateIn(zone, now);
  const tomorrow = addDays(today, 1);
  const days = DAYS[choice.name];
  if (days !== undefined) return { from: addDays(today, 1 - days), to: tomorrow };
  const month = `${today.slice(0, 7)}-01`;
  if (choice.name === 'this-month') return { from: month, to: tomorrow };
  if (choice.name === 'last-month') return { from: addMonths(month, -1), to: month };
  if (choice.name === 'this-year') return { from: `${today.slice(0, 4)}-01-01`, to: tomorrow };
  if (choice.name === 'custom') return { from: choice.from, to: choice.to ? addDays(choice.to, 1) : undefined };
  return {};
}

/**
 * The period before, to compare with: the same days of the month or year before, or as many days.
 * Null where the range has no beginning or no end.
 */
export function periodBefore(choice: RangeChoice, range: Range): Range | null {
  const { from, to } = range;
  if (!from || !to) return null;
  if (choice.name === 'last-month') return { from: addMonths(from, -1), to: from };
  if (choice.name === 'this-month') return { from: addMonths(from, -1), to: earlier(addMonths(to, -1), from) };
  if (choice.name === 'this-year') return { from: addMonths(from, -12), to: addMonths(to, -12) };
  return { from: addDays(from, -daysBetween(from, to)), to: from };
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
