import type { Bucket } from '../../contract/question.ts';
import { Steps } from '../steps.ts';
import { firstInstant, type Segment, segmentsOf } from '../../core/calendar/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A slot is a quarter of an hour since 1970 in UTC; a whole number of them fits every offset in use. */
export const SLOT = 900_000;

/** A half-open span of time, UTC milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Slots from `from` on have this offset, milliseconds, until the next run. */
export interface OffsetRun {
  readonly from: number;
  readonly offset: number;
}

/**
 * The buckets of a zone that touch `[from, to)`, whole and in order. Days of 23 and 25 hours are
 * just days; a day that a zone skipped (Samoa, 30 December 2011) is no bucket. An hour that the
 * clocks show twice is two buckets, told apart by their offset.
 */
export function bucketsOf(zone: string, every: Bucket, weekStart: number, from: number, to: number): Span[] {
  if (to <= from) return [];
  const segments = segmentsOf(zone, from - 400 * DAY, to + 400 * DAY);
  const starts = every === 'hour' ? hourStarts(segments) : dateStarts(segments, every, weekStart, from, to);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const [start, end] = [starts[i]!, starts[i + 1]!];
    if (end > from && start < to && end > start) spans.push({ start, end });
  }
  return spans;
}

/** The first slot of a bucket: a slot belongs to the bucket in which it starts. */
export function firstSlot(instant: number): number {
  return Math.ceil(instant / SLOT);
}

/** Buckets that follow one another, as steps of slots. */
export function stepsOf(buckets: readonly Span[]): Steps {
  return new Steps(
    buckets.map(({ start }) => firstSlot(start)),
    firstSlot(buckets.at(-1)?.end ?? 0),
  );
}

/** How far the clocks of a zone are from UTC in the slots between two instants. */
export function offsetsOf(zone: string, from: number, to: number): OffsetRun[] {
  return segmentsOf(zone, from, to).map(({ start, offset }) => ({ from: firstSlot(start), offset }));
}

/** About how many buckets lie between two instants: asked before any is built. */
export function bucketCount(every: Bucket, from: number, to: number): number {
  const length = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY, quarter: 91 * DAY, year: 365 * DAY }[every];
  return Math.ceil((to - from) / length);
}

function hourStarts(segments: readonly Segment[]): number[] {
  const starts = segments.flatMap((segment) => hoursOf(segment).map((hour) => hour.start));
  return [...starts, segments.at(-1)!.end];
}

function hoursOf(segment: Segment): Span[] {
  const hours: Span[] = [];
  let start = segment.start;
  while (start < segment.end) {
    const next = (Math.floor((start + segment.offset) / HOUR) + 1) * HOUR - segment.offset;
    const end = Math.min(next, segment.end);
    hours.push({ start, end });
    start = end;
  }
  return hours;
}

function dateStarts(
  segments: readonly Segment[],
  every: Bucket,
  weekStart: number,
  from: number,
  to: number,
): number[] {
  const starts: number[] = [];
  let local = floorLocal(from - 2 * DAY, every, weekStart);
  for (let last = -Infinity; last < to; local = nextLocal(local, every)) {
    last = firstInstant(segments, local);
    starts.push(last);
  }
  return starts;
}

/** The start of the bucket that a local time lies in; local times are written as if they were UTC. */
function floorLocal(local: number, every: Bucket, weekStart: number): number {
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = Math.floor(local / DAY) * DAY;
  if (every === 'year') return Date.UTC(year, 0);
  if (every === 'quarter') return Date.UTC(year, month - (month % 3));
  if (every === 'month') return Date.UTC(year, month);
  if (every === 'week') return day - (((date.getUTCDay() || 7) - weekStart + 7) % 7) * DAY;
  return day;
}

function nextLocal(local: number, every: Bucket): number {
  const date = new Date(local);
  const months = { month: 1, quarter: 3, year: 12 }[every as 'month' | 'quarter' | 'year'];
  if (months) return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months);
  return local + (every === 'week' ? 7 : 1) * DAY;
}
