import type { OpenSpan } from './open-spans.ts';

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
