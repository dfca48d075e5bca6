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
    const course = courseOf(series);
    const from = beginningOf(course, end);
    let best: Smoothing | null = null;
    for (const smoothing of GRID) {
      const { variance } = smoothed(course, end, from, smoothing);
      if (best === null || variance < best.variance) best = { ...smoothing, variance };
    }
    return best!;
  },
  ahead: (series, end, count, smoothing) => {
    const course = courseOf(series);
    const { level, trend, seasons } = smoothed(course, end, beginningOf(course, end), smoothing);
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

/** A series as numbers in a row, which are gone through some thousand times. */
interface Course {
  readonly roots: Float64Array;
  readonly places: Int16Array;
  readonly holidays: Uint8Array;
  readonly season: number;
}

const courses = new WeakMap<Series, Course>();

function courseOf(series: Series): Course {
  let course = courses.get(series);
  if (course === undefined) {
    course = {
      roots: Float64Array.from(series.values, rootOf),
      places: Int16Array.from(series.steps, ({ place }) => place),
      holidays: Uint8Array.from(series.steps, ({ isHoliday }) => (isHoliday ? 1 : 0)),
      season: series.season,
    };
    courses.set(series, course);
  }
  return course;
}

/** Its state after the first two seasons: their mean, and how each place differs from it. */
interface Beginning {
  readonly at: number;
  readonly level: number;
  readonly seasons: Float64Array;
}

function beginningOf({ roots, places, holidays, season }: Course, end: number): Beginning {
  const at = Math.min(end, 2 * season);
  const sums = new Float64Array(season);
  const found = new Int16Array(season);
  for (let i = 0; i < at; i++) {
    if (holidays[i] === 1) continue;
    sums[places[i]!]! += roots[i]!;
    found[places[i]!]! += 1;
  }
  let level = 0;
  let known = 0;
  for (let place = 0; place < season; place++) {
    if (found[place] === 0) continue;
    level += sums[place]! / found[place]!;
    known += 1;
  }
  level /= Math.max(1, known);
  return { at, level, seasons: sums.map((sum, place) => (found[place] === 0 ? 0 : sum / found[place]! - level)) };
}

function smoothed(
  { roots, places, holidays }: Course,
  end: number,
  from: Beginning,
  { level: a, trend: b, season: c, damping }: Omit<Smoothing, 'variance'>,
) {
  const seasons = from.seasons.slice();
  let { level } = from;
  let trend = 0;
  let squares = 0;
  let n = 0;
  for (let i = from.at; i < end; i++) {
    const place = places[i]!;
    level += damping * trend;
    trend *= damping;
    if (holidays[i] === 1) continue;
    const error = roots[i]! - level - seasons[place]!;
    level += a * error;
    trend += a * b * error;
    seasons[place]! += c * error;
    squares += error * error;
    n += 1;
  }
  return { level, trend, seasons, variance: n > 0 ? squares / n : 0 };
}
