import type { ForecastMethod } from '../forecast-method.ts';
import { countOf, rootOf } from '../root.ts';
import type { Series } from '../series.ts';

/** How fast it learns, and how much of a trend is left after each step. */
export interface Smoothing {
  readonly level: number;
  readonly trend: number;
  readonly season: number;
  readonly damping: number;
  /** The mean square of what it was wrong by one step ahead, in roots. */
  readonly variance: number;
}

/**
 * Exponential smoothing with a damped trend and an additive season, ETS(A,Ad,A), of the roots of counts: a
 * level, a trend that dies away, and a season, each corrected by a part of the newest error. How large the parts are is
 * chosen from a grid, by the smallest sum of squared errors one step ahead.
 *
 * Holidays correct nothing. A forecast is a mean: the variance that the root took away is given back.
 * Source: Hyndman, Koehler, Ord and Snyder 2008, Forecasting with Exponential Smoothing, chapter 2.
 */
export const holtWinters: ForecastMethod<Smoothing> = {
  id: 'holt-winters',
  fit: (series, end) => {
    const roots = rootsOf(series, end);
    const from = beginningOf(series, roots);
    let best: Smoothing | null = null;
    for (const smoothing of GRID) {
      const { variance } = smoothed(series, roots, from, smoothing);
      if (best === null || variance < best.variance) best = { ...smoothing, variance };
    }
    return best!;
  },
  ahead: (series, end, count, smoothing) => {
    const roots = rootsOf(series, end);
    const { level, trend, seasons } = smoothed(series, roots, beginningOf(series, roots), smoothing);
    let rise = 0;
    let part = smoothing.damping;
    return series.steps.slice(end, end + count).map(({ place }) => {
      rise += part * trend;
      part *= smoothing.damping;
      const root = level + rise + seasons[place]!;
      return root <= 0 ? 0 : countOf(Math.sqrt(root * root + smoothing.variance));
    });
  },
};

const GRID: readonly Omit<Smoothing, 'variance'>[] = [0.02, 0.05, 0.1, 0.2, 0.4].flatMap((level) =>
  [0.02, 0.05, 0.1, 0.2].flatMap((season) => [
    { level, season, trend: 0, damping: 0.9 },
    ...[0.05, 0.2].flatMap((trend) => [0.9, 0.97].map((damping) => ({ level, season, trend, damping }))),
  ]),
);

function rootsOf({ values }: Series, end: number): number[] {
  return values.slice(0, end).map(rootOf);
}

/** Its state after the first two seasons: their mean, and how each place differs from it. */
interface Beginning {
  readonly at: number;
  readonly level: number;
  readonly seasons: readonly number[];
}

function beginningOf({ steps, season }: Series, roots: readonly number[]): Beginning {
  const at = Math.min(roots.length, 2 * season);
  const sums = new Array<number>(season).fill(0);
  const found = new Array<number>(season).fill(0);
  for (let i = 0; i < at; i++) {
    const { place, isHoliday } = steps[i]!;
    if (isHoliday) continue;
    sums[place]! += roots[i]!;
    found[place]! += 1;
  }
  const means = sums.map((sum, place) => (found[place]! > 0 ? sum / found[place]! : null));
  const known = means.filter((mean) => mean !== null);
  const level = known.reduce((sum, mean) => sum + mean, 0) / Math.max(1, known.length);
  return { at, level, seasons: means.map((mean) => (mean === null ? 0 : mean - level)) };
}

function smoothed(
  { steps }: Series,
  roots: readonly number[],
  from: Beginning,
  { level: a, trend: b, season: c, damping }: Omit<Smoothing, 'variance'>,
) {
  const seasons = [...from.seasons];
  let { level } = from;
  let trend = 0;
  let squares = 0;
  let n = 0;
  for (let i = from.at; i < roots.length; i++) {
    const { place, isHoliday } = steps[i]!;
    level += damping * trend;
    trend *= damping;
    if (isHoliday) continue;
    const error = roots[i]! - level - seasons[place]!;
    level += a * error;
    trend += a * b * error;
    seasons[place]! += c * error;
    squares += error * error;
    n += 1;
  }
  return { level, trend, seasons, variance: n > 0 ? squares / n : 0 };
}
