import type { Series } from './series.ts';

/** A way to continue a series. */
export interface ForecastMethod<Parameters = unknown> {
  readonly id: 'holt-winters' | 'seasonal-mean' | 'seasonal-naive';
  /** What it learns from the values before `end`. */
  fit(series: Series, end: number): Parameters;
  /** The next `count` values from `end` on, none below 0, from those before it. */
  ahead(series: Series, end: number, count: number, parameters: Parameters): number[];
}
