import type { Bucket } from '../../../src/contract/question.ts';

/** Longest that a bucket of each size can last, in milliseconds: a jump beyond it is a gap. */
const LONGEST: Record<Bucket, number> = {
  hour: 3.7e6,
  day: 25.1 * 3.6e6,
  week: 7.1 * 86.4e6,
  month: 31.1 * 86.4e6,
  quarter: 92.1 * 86.4e6,
  year: 366.1 * 86.4e6,
};

export interface TimeAxis {
  readonly starts: readonly number[];
  readonly buckets: readonly string[];
  /** Which buckets carry a label, so that none overlaps the next. */
  readonly labelled: readonly number[];
  place(t: number): number;
}

/** The axis of the buckets that occur, in order; `room` is how many labels fit. */
export function timeAxis(buckets: readonly (string | null)[], room: number): TimeAxis {
  const unique = [...new Set(buckets.filter((bucket): bucket is string => bucket !== null))];
  const sorted = unique.map((bucket) => [Date.parse(bucket), bucket] as const).sort((a, b) => a[0] - b[0]);
  const starts = sorted.map(([t]) => t);
  const first = starts[0] ?? 0;
  const span = (starts.at(-1) ?? 1) - first;
  return {
    starts,
    buckets: sorted.map(([, bucket]) => bucket),
    labelled: labelled(starts.length, room),
    place: (t) => (span === 0 ? 0.5 : (t - first) / span),
  };
}

/** True when no bucket was left out between these two. */
export function follows(earlier: number, later: number, every: Bucket): boolean {
  return later - earlier <= LONGEST[every];
}

function labelled(count: number, room: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const offset = Math.floor(((count - 1) % step) / 2);
  return Array.from({ length: count }, (_, at) => at).filter((at) => (at - offset) % step === 0 && at >= offset);
}

const LADDER: readonly (readonly [Bucket, number])[] = [
  ['hour', 3 * 86.4e6],
  ['day', 63 * 86.4e6],
  ['week', 371 * 86.4e6],
  ['month', 8 * 366 * 86.4e6],
  ['quarter', 20 * 366 * 86.4e6],
];

/** The bucket that shows a span of time with neither too few nor too many points. */
export function fittingBucket(span: number): Bucket {
  return LADDER.find(([, most]) => span <= most)?.[0] ?? 'year';
}
