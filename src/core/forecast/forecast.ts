import { InvariantError } from '../basics/invariant-error.ts';
import { backTest, errorsByDistance, errorsOfTotals, originsOf, type PastError, pastErrorOf } from './back-test.ts';
import { bandOf, BANDS, type Ends, LEAST_ERRORS, pastCoverage } from './error-band.ts';
import type { ForecastMethod } from './forecast-method.ts';
import { FORECAST_METHODS } from './forecast-methods.ts';
import type { Series } from './series.ts';

export type MethodId = ForecastMethod['id'];

/** What is foretold of one bucket, or of all together; the bands in the order of {@link BANDS}. */
export interface Foretold {
  readonly value: number;
  readonly bands: readonly Ends[];
}

export interface Forecast {
  readonly method: MethodId;
  /** Each method that was tried with its past error, the chosen one first. */
  readonly tried: readonly (PastError & { readonly method: MethodId })[];
  readonly ahead: readonly Foretold[];
  readonly total: Foretold;
  /** On how many days a forecast was tried. */
  readonly origins: number;
  /** The first bucket that was foretold in the back-test. */
  readonly firstOrigin: number;
  /** Which part of what came lay within each band, and of how many; null: nothing was held against one yet. */
  readonly coverage: { readonly n: number; readonly covered: readonly number[] | null };
}

/** Days that a method learns from before it is tried for the first time. */
const LEARNT = 28;
/** Half a year of days to try on: enough errors at each distance, and none of a company that is another by now. */
const MOST_ORIGINS = 182;

/** How many whole days of history a forecast of so many days needs: to learn from, and to have erred in. */
export function daysNeeded(daysAhead: number): number {
  return LEARNT + daysAhead + LEAST_ERRORS - 1;
}

/**
 * Continues a series of counts by the method that would have been the least wrong, with bands from the errors that it would
 * have made.
 *
 * Each method is tried on the last half-year of days: on each it foretells as many buckets as are asked for, from nothing but
 * what lay before (rolling origin). The one with the smallest mean absolute error is chosen; its errors at each distance are the
 * band. Values are means, in counts, and never below 0; the band of the total is of sums, not a sum of bands.
 *
 * @throws {InvariantError} `SERIES_TOO_SHORT`: fewer days than {@link daysNeeded}.
 *
 * @example
 * // nine weeks of 10 on weekdays and 2 on weekends, the next day a Monday
 * forecast(series, 14).ahead[0] // → { value: 10, bands: [{ low: 10, high: 10 }, …] }
 */
export function forecast(series: Series, count: number): Forecast {
  const origins = originsOf(series, LEARNT, MOST_ORIGINS);
  const tried = FORECAST_METHODS.map((method) => {
    const made = backTest(method, series, origins, count);
    return { method, made, past: pastErrorOf(series, made) };
  });
  // A stable sort: of equals the earlier in the list.
  const [best, ...others] = tried.sort((a, b) => a.past.mae - b.past.mae);
  const distances = errorsByDistance(series, best!.made, count);
  const totals = errorsOfTotals(series, best!.made);
  if (distances.at(-1)!.length < LEAST_ERRORS)
    throw new InvariantError('SERIES_TOO_SHORT', `${origins.length} days to try on`);
  const end = series.values.length;
  const ahead = best!.method.ahead(series, end, count, best!.method.fit(series, end));
  return {
    method: best!.method.id,
    tried: [best!, ...others].map(({ method, past }) => ({ method: method.id, ...past })),
    ahead: ahead.map((value, h) => foretold(value, distances[h]!)),
    total: foretold(
      ahead.reduce((sum, value) => sum + value, 0),
      totals,
    ),
    origins: origins.length,
    firstOrigin: origins[0]!,
    coverage: pastCoverage(distances),
  };
}

function foretold(value: number, errors: readonly { readonly error: number }[]): Foretold {
  const sizes = errors.map(({ error }) => error);
  return { value, bands: BANDS.map((part) => bandOf(value, sizes, part)) };
}
