import type { Comparison } from '../contract/question.ts';
import { firstInstant, offsetAt, segmentsOf } from '../core/calendar/zone.ts';
import type { Asked } from './asked.ts';

const DAY = 86_400_000;

/** How far back, on the wall clock: whole months where the range is some, else its length. */
type Shift = { readonly months: number } | { readonly milliseconds: number };

/** The span that a range is compared with, and how to find there what an instant is compared with. */
export interface Compared {
  readonly from: number;
  readonly to: number;
  /** The instant in the other span that stands in the place of one in this. */
  readonly counterpart: (instant: number) => number;
}

/**
 * The span before a range, or the same a year earlier. Of whole months (of the zone) it is as many
 * months before; else it is as long on the wall clock, so that days meet days across a change of
 * clocks. 29 February meets 28.
 */
export function comparedWith(asked: Asked, how: Comparison): Compared {
  const [from, to] = [asked.from!, asked.to!];
  const [start, end] = [localOf(asked.zone, from), localOf(asked.zone, to)];
  const months = monthOf(end) - monthOf(start);
  const isMonths = isMonthStart(start) && isMonthStart(end) && months > 0;
  const shift: Shift = how === 'year' ? { months: 12 } : isMonths ? { months } : { milliseconds: end - start };
  const counterpart = (instant: number) => instantOf(asked.zone, shifted(localOf(asked.zone, instant), shift));
  return { from: counterpart(from), to: how === 'year' ? counterpart(to) : from, counterpart };
}

function shifted(local: number, shift: Shift): number {
  if ('milliseconds' in shift) return local - shift.milliseconds;
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - shift.months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
  return day + (local - Math.floor(local / DAY) * DAY);
}

function localOf(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant);
}

function instantOf(zone: string, local: number): number {
  return firstInstant(segmentsOf(zone, local - 2 * DAY, local + 2 * DAY), local);
}

function isMonthStart(local: number): boolean {
  return local % DAY === 0 && new Date(local).getUTCDate() === 1;
}

function monthOf(local: number): number {
  const date = new Date(local);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
