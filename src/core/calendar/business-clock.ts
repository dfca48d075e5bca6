import type { OpenSpan } from './open-spans.ts';

/** A quarter of an hour since 1970 in UTC. */
const SLOT = 900_000;

/** Open spans with what lies before each: the business time of an instant is one look-up. */
export interface BusinessClock {
  readonly spans: readonly OpenSpan[];
  /** Open milliseconds before the start of each span. */
  readonly before: readonly number[];
}

export function businessClock(spans: readonly OpenSpan[]): BusinessClock {
  let sum = 0;
  const before = spans.map(({ start, end }) => {
    const passed = sum;
    sum += end - start;
    return passed;
  });
  return { spans, before };
}

/** Open milliseconds before an instant. */
export function businessTime({ spans, before }: BusinessClock, instant: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= instant) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const { start, end } = spans[low - 1]!;
  return before[low - 1]! + Math.min(instant, end) - start;
}

/**
 * The business length of `[from, to)`: how long of it was open, in milliseconds; the difference of two
 * look-ups. 0 for a wait that lies wholly outside the hours.
 */
export function businessLength(clock: BusinessClock, from: number, to: number): number {
  return businessTime(clock, to) - businessTime(clock, from);
}

/** One open span inside one slot; a slot that is closed throughout has one of no length. */
export interface BusinessSlot {
  readonly slot: number;
  /** Open milliseconds before `start`. */
  readonly before: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The clock laid out in slots `[first, last)`, for engines that join instead of looking up: the business
 * time of an instant is the sum over its slot's rows of `before` (of the first) and of what is open in them up to it.
 */
export function businessSlots(clock: BusinessClock, first: number, last: number): BusinessSlot[] {
  const slots: BusinessSlot[] = [];
  let at = 0;
  for (let slot = first; slot < last; slot++) {
    const [start, end] = [slot * SLOT, (slot + 1) * SLOT];
    while (at < clock.spans.length && clock.spans[at]!.end <= start) at++;
    const count = slots.length;
    for (let i = at; i < clock.spans.length && clock.spans[i]!.start < end; i++) {
      const from = Math.max(start, clock.spans[i]!.start);
      slots.push({ slot, before: businessTime(clock, from), start: from, end: Math.min(end, clock.spans[i]!.end) });
    }
    if (slots.length === count) slots.push({ slot, before: businessTime(clock, start), start, end: start });
  }
  return slots;
}
