import type { Notice } from './intake.ts';

// What commits touched, as it travels to those who watch. Pure, and without zod: the browser has it too.

/** Which answers may have changed: each list bounded, null where it would be too long or is not known. */
export type Touched = Pick<Notice, 'days' | 'customers' | 'channels' | 'sources'>;
type Days = NonNullable<Touched['days']>;

/** What fits into one message of PostgreSQL (8,000 bytes) with sources of the longest names. */
const MOST_RANGES = 12;
export const MOST_CUSTOMERS = 40;
export const MOST_SOURCES = 8;

export const EVERYTHING: Touched = { days: null, customers: null, channels: null, sources: null };

const DAY = 86_400_000;

/** Two told as one. */
export function together(one: Touched, other: Touched): Touched {
  return {
    days: one.days && other.days && joinDays([...one.days, ...other.days]),
    customers: eitherOf(one.customers, other.customers, (id) => id, MOST_CUSTOMERS),
    channels: eitherOf(one.channels, other.channels, (channel) => channel, Infinity),
    sources: eitherOf(one.sources, other.sources, ({ id }) => id, MOST_SOURCES),
  };
}

/** Ranges of whole days that cover these, disjoint and in order; of too many, those with the shortest gaps become one. */
export function joinDays(ranges: Days): Days {
  const sorted = ranges.map(([first, last]) => [dayOf(first), dayOf(last)] as const).sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return overGaps(joined).map(([first, last]) => [dateOf(first), dateOf(last)]);
}

/** Days, counted from 1970 in UTC, as ranges. */
export function rangesOf(days: Iterable<number>): Days {
  return joinDays([...days].map((day) => [dateOf(day), dateOf(day)]));
}

/** The day in UTC of a moment in UTC milliseconds, counted from 1970. */
export function dayAt(moment: number): number {
  return Math.floor(moment / DAY);
}

function overGaps(ranges: readonly [number, number][]): [number, number][] {
  if (ranges.length <= MOST_RANGES) return [...ranges];
  const gaps = ranges.slice(1).map(([first], i) => ({ at: i + 1, length: first - ranges[i]![1] }));
  const cuts = gaps.sort((a, b) => b.length - a.length).slice(0, MOST_RANGES - 1);
  const starts = [0, ...cuts.map(({ at }) => at).sort((a, b) => a - b)];
  return starts.map((start, i) => [ranges[start]![0], ranges[(starts[i + 1] ?? ranges.length) - 1]![1]]);
}

function eitherOf<T>(
  one: readonly T[] | null,
  other: readonly T[] | null,
  keyOf: (value: T) => unknown,
  most: number,
): T[] | null {
  if (one === null || other === null) return null;
  const all = [...new Map([...one, ...other].map((value) => [keyOf(value), value])).values()];
  return all.length > most ? null : all;
}

function dayOf(date: string): number {
  return dayAt(Date.parse(date));
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().split('T')[0]!;
}
