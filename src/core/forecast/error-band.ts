import type { Distance } from './back-test.ts';
import { countOf, rootOf } from './root.ts';

/** The parts of what comes that should lie within the band. */
export const BANDS = [0.8, 0.95] as const;
/** So many errors are needed for a band of 95 %: with n of them the widest holds n / (n + 1). */
export const LEAST_ERRORS = 19;

export interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The band around a forecast in which as large a part of what comes should lie, by the errors that were made at this
 * distance before: the smallest that ⌈(n + 1) · part⌉ of the n did not exceed. In roots, so it is wider above than below, and
 * never below 0. Source: conformal prediction, Vovk, Gammerman and Shafer 2005; for forecasts, Stankevičiūtė et al. 2021.
 */
export function bandOf(value: number, errors: readonly number[], part: number): Ends {
  const root = rootOf(value);
  const width = widthOf(errors, part);
  return { low: countOf(root - width), high: countOf(root + width) };
}

function widthOf(errors: readonly number[], part: number): number {
  return widthAmong(
    [...errors].sort((a, b) => a - b),
    part,
  );
}

function widthAmong(sorted: readonly number[], part: number): number {
  const at = Math.ceil((sorted.length + 1) * part - 1e-9);
  return sorted[Math.min(at, sorted.length) - 1] ?? 0;
}

/**
 * Which part of what came lay within the bands that were drawn for it at the time: each by the errors that were known then.
 * Null of each where none could be drawn yet.
 */
export function pastCoverage(distances: readonly Distance[]): {
  readonly n: number;
  readonly covered: number[] | null;
} {
  const inside = BANDS.map(() => 0);
  let n = 0;
  for (const errors of distances) {
    const known: number[] = [];
    let next = 0;
    for (const { origin, error } of errors) {
      // Origins follow one another, and so do the moments at which their errors are known.
      while (errors[next] && errors[next]!.knownAt <= origin) insert(known, errors[next++]!.error);
      if (known.length < LEAST_ERRORS) continue;
      n += 1;
      BANDS.forEach((part, i) => (inside[i]! += error <= widthAmong(known, part) ? 1 : 0));
    }
  }
  return { n, covered: n > 0 ? inside.map((count) => count / n) : null };
}

/** Among sorted ones: half a million errors of hours are not sorted anew each day. */
function insert(sorted: number[], error: number): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < error) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, error);
}
