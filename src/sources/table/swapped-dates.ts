import { exchangeDayAndMonth } from '../../core/standardise/exchange-day-and-month.ts';
import { readInstant } from '../../core/standardise/instant.ts';
import type { MomentReading } from '../../core/standardise/reading.ts';

/**
 * What a running number tells about the moments of its rows: rows whose dates can be read in one way
 * only, in the order of their numbers, in which their times never go back. Two lists of one length,
 * both growing; JSON.
 */
export interface Knots {
  readonly numbers: readonly number[];
  readonly times: readonly number[];
}

/** One row: its running number, its moment as written, and with day and month exchanged (null: no such date). */
export interface Dated {
  readonly number: number;
  readonly at: number;
  readonly exchanged: number | null;
  readonly line: number;
  readonly value: string;
}

/** At most so many knots are kept of a file, evenly over it. */
const MOST_KNOTS = 1_024;
/** Tickets are filed a little out of order; exchanged dates are off by four weeks and more. */
const JITTER = 2 * 86_400_000;
const FEWEST_ANCHORS = 10;

/** The running number in a cell (`T-001042` → 1042); null: there is none. */
export function runningNumber(cell: string): number | null {
  const found = /(\d{1,15})$/.exec(cell.trim());
  return found === null ? null : Number(found[1]);
}

export function datedOf(number: number, value: string, line: number, reading: MomentReading): Dated | null {
  const read = readInstant(value, reading);
  if (!('at' in read)) return null;
  const text = exchangeDayAndMonth(value);
  const other = text === null ? null : readInstant(text, reading);
  return { number, at: read.at, exchanged: other !== null && 'at' in other ? other.at : null, line, value };
}

/**
 * Null where the number does not run with time: fewer than ten rows whose date can be read in one way
 * only, or more than one in fifty of them out of order.
 */
export function knotsOf(rows: Iterable<Dated>): Knots | null {
  const anchors = [...rows].filter(({ exchanged }) => exchanged === null);
  anchors.sort((a, b) => a.number - b.number || a.at - b.at);
  if (anchors.length < FEWEST_ANCHORS) return null;
  const rising = longestRise(anchors);
  if (rising.length < 0.98 * anchors.length) return null;
  const step = Math.max(1, Math.ceil(rising.length / MOST_KNOTS));
  const kept = rising.filter((_, index) => index % step === 0 || index === rising.length - 1);
  return { numbers: kept.map(({ number }) => number), times: kept.map(({ at }) => at) };
}

/** The longest subsequence whose times never go back. */
function longestRise(rows: readonly Dated[]): Dated[] {
  const ends: number[] = [];
  const before = new Int32Array(rows.length);
  rows.forEach(({ at }, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[ends[middle]!]!.at <= at) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  });
  const rise: Dated[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) rise.push(rows[index]!);
  return rise.reverse();
}

/**
 * Whether the date of a row is out of order as written, and in order with day and month exchanged.
 * Unknown (false) before the first knot and after the last.
 */
export function isSwapped({ number, at, exchanged }: Dated, { numbers, times }: Knots): boolean {
  if (exchanged === null) return false;
  const from = numbers.length === 0 || number < numbers[0]! ? -1 : lastAtMost(numbers, number);
  const to = from >= 0 && numbers[from] === number ? from : from + 1;
  if (from < 0 || to >= numbers.length) return false;
  const isWithin = (moment: number): boolean => moment >= times[from]! - JITTER && moment <= times[to]! + JITTER;
  return !isWithin(at) && isWithin(exchanged);
}

function lastAtMost(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Keeps rows evenly over a file of any length, so that its knots fit into memory. */
export class Anchors {
  #kept: Dated[] = [];
  #step = 1;
  #seen = 0;

  see(row: Dated): void {
    if (row.exchanged !== null || this.#seen++ % this.#step !== 0) return;
    this.#kept.push(row);
    if (this.#kept.length < 16 * MOST_KNOTS) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#step *= 2;
  }

  get rows(): readonly Dated[] {
    return this.#kept;
  }
}
