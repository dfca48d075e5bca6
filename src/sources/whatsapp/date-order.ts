import type { Why } from '../source.ts';
import { type Header, YEAR_AT, type YearAt } from './header.ts';

/** How the three numbers of a date are read. */
export const ORDERS = ['dmy', 'mdy', 'ymd', 'ydm'] as const;
export type Order = (typeof ORDERS)[number];

/** The order for each way of writing the year; an export uses one of them. */
export type Orders = Readonly<Partial<Record<YearAt, Order>>>;

const POSSIBLE: Readonly<Record<YearAt, readonly Order[]>> = {
  first: ['ymd', 'ydm'],
  last: ['dmy', 'mdy'],
  short: ['dmy', 'mdy', 'ymd', 'ydm'],
};

/** As people write it. */
const SHOWN: Readonly<Record<Order, string>> = { dmy: 'D/M/Y', mdy: 'M/D/Y', ymd: 'Y/M/D', ydm: 'Y/D/M' };

export interface DecidedOrder {
  readonly order: Order;
  readonly isProven: boolean;
  readonly why: Why;
}

/** Year, month and day in an order; null where there is no such day. */
export function dateIn(order: Order, [a, b, c]: Header['date']): { year: number; month: number; day: number } | null {
  const [year, month, day] =
    order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : order === 'ymd' ? [a, b, c] : [a, c, b];
  const full = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(full, month)) return null;
  return { year: full, month, day };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Gathers from every header of a file what tells the order of day, month and year. */
export class OrderEvidence {
  readonly #gathered = new Map<YearAt, readonly Candidate[]>();
  #last = '';

  add(header: Header, line: number): void {
    const key = header.date.join(' ');
    // Most messages were written on the day of the one before.
    if (key === this.#last) return;
    this.#last = key;
    for (const candidate of this.#candidates(header.yearAt)) weigh(candidate, header, line);
  }

  /** The name of a picture holds the day on which it was sent: `IMG-20241201-WA0001.jpg`. */
  addMedia(header: Header, line: number): void {
    const named = MEDIA_DATE.exec(header.rest);
    if (!named) return;
    const [, year, month, day] = named.map(Number);
    for (const candidate of this.#candidates(header.yearAt)) {
      const date = dateIn(candidate.order, header.date);
      if (date && date.year === year && date.month === month && date.day === day)
        candidate.media ??= { line, written: header.rest };
      if (date && date.year === year && date.month === month && date.day === day) candidate.mediaVotes += 1;
    }
  }

  /** One order for each way of writing the year that occurs. `wished`: what the user or a first pass said. */
  decide(wished: string | null, country: string | null): Partial<Record<YearAt, DecidedOrder>> {
    const decided: Partial<Record<YearAt, DecidedOrder>> = {};
    for (const yearAt of YEAR_AT) {
      const candidates = this.#gathered.get(yearAt);
      if (candidates) decided[yearAt] = decide(candidates, wished, country);
    }
    return decided;
  }

  #candidates(yearAt: YearAt): readonly Candidate[] {
    const known = this.#gathered.get(yearAt);
    if (known) return known;
    const made = POSSIBLE[yearAt].map(newCandidate);
    this.#gathered.set(yearAt, made);
    return made;
  }
}

const MEDIA_DATE = /\b(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?=[-_ ])/;

interface Sighting {
  readonly line: number;
  readonly written: string;
}

interface Candidate {
  readonly order: Order;
  /** Dates that do not exist when read so, and the first of them. */
  impossible: number;
  impossibleAt: Sighting | null;
  /** How often a date lies before the one above it; an export goes forward. */
  backward: number;
  backwardAt: Sighting | null;
  mediaVotes: number;
  media: Sighting | null;
  last: number;
  min: number;
  max: number;
}

function newCandidate(order: Order): Candidate {
  return {
    order,
    ...{ impossible: 0, impossibleAt: null, backward: 0, backwardAt: null, mediaVotes: 0, media: null },
    ...{ last: -Infinity, min: Infinity, max: -Infinity },
  };
}

function weigh(candidate: Candidate, header: Header, line: number): void {
  const date = dateIn(candidate.order, header.date);
  // WhatsApp began in 2009, which rules most days out as a two-digit year.
  if (!date || (header.yearAt === 'short' && date.year < 2009)) {
    candidate.impossible += 1;
    candidate.impossibleAt ??= { line, written: header.written };
    return;
  }
  const day = date.year * 372 + date.month * 31 + date.day;
  if (day < candidate.last) {
    candidate.backward += 1;
    candidate.backwardAt ??= { line, written: header.written };
  }
  candidate.last = day;
  candidate.min = Math.min(candidate.min, day);
  candidate.max = Math.max(candidate.max, day);
}

/**
 * In this order: dates that do not exist otherwise; days in the names of pictures; dates that would run
 * backwards otherwise; what was asked for; the reading that makes the chat shortest (an export of five
 * days in a row is not one of five months, always on the 12th); the country's habit, day first where
 * nothing else is known.
 */
function decide(candidates: readonly Candidate[], wished: string | null, country: string | null): DecidedOrder {
  let left = fewest(candidates, (one) => one.impossible);
  if (left.length === 1) return proven(left[0]!, candidates, 'whatsapp-order-by-value', 'impossibleAt');
  const voted = left.filter((one) => one.mediaVotes > 0);
  if (voted.length === 1)
    return {
      order: voted[0]!.order,
      isProven: true,
      why: because('whatsapp-order-by-media', voted[0]!, voted[0]!.media),
    };
  const before = left;
  left = fewest(left, (one) => one.backward);
  if (left.length === 1) return proven(left[0]!, before, 'whatsapp-order-by-sequence', 'backwardAt');
  const asked = left.find((one) => one.order === wished);
  if (asked) return { order: asked.order, isProven: true, why: because('whatsapp-order-as-asked', asked, null) };
  if (left.every((one) => one.order.startsWith('y'))) {
    return { order: 'ymd', isProven: true, why: because('whatsapp-order-year-first', left[0]!, null) };
  }
  const shortest = fewest(left, (one) => one.max - one.min);
  if (shortest.length === 1)
    return { order: shortest[0]!.order, isProven: false, why: because('whatsapp-order-by-span', shortest[0]!, null) };
  const habit = left.find((one) => one.order === habitOf(country)) ?? left[0]!;
  return { order: habit.order, isProven: false, why: because('whatsapp-order-assumed', habit, null) };
}

function fewest(candidates: readonly Candidate[], count: (one: Candidate) => number): Candidate[] {
  const least = Math.min(...candidates.map(count));
  return candidates.filter((one) => count(one) === least);
}

/** Proven by the line with which the last other order fell. */
function proven(
  one: Candidate,
  among: readonly Candidate[],
  code: string,
  at: 'impossibleAt' | 'backwardAt',
): DecidedOrder {
  const sightings = among.flatMap((other) => (other !== one && other[at]) || []);
  const line = sightings.reduce<Sighting | null>((last, next) => (last && last.line >= next.line ? last : next), null);
  return { order: one.order, isProven: true, why: because(code, one, line) };
}

function because(code: string, one: Candidate, at: Sighting | null): Why {
  const where: Record<string, string> = at ? { line: String(at.line), text: at.written.slice(0, 100) } : {};
  return { code, about: { order: SHOWN[one.order], ...where } };
}

/** Countries that write the month first; all others that write the day or month first write the day first. */
function habitOf(country: string | null): Order {
  return country === 'US' || country === 'PH' || country === 'PW' || country === 'FM' ? 'mdy' : 'dmy';
}
