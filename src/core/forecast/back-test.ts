import type { ForecastMethod } from './forecast-method.ts';
import { rootOf } from './root.ts';
import type { Series } from './series.ts';

/** One forecast that was made with what was known before `origin`. */
export interface Tried {
  readonly origin: number;
  readonly ahead: readonly number[];
}

/** How far a method was off over all that it was tried on; null where nothing can be said. */
export interface PastError {
  /** Mean absolute error, in counts. */
  readonly mae: number;
  /** Mean absolute error of what was not 0, as a part of it. */
  readonly mape: number | null;
  /** All absolute errors by all that came. */
  readonly wape: number | null;
  /** Mean absolute error by that of “as a season before” within the history (Hyndman and Koehler 2006); under 1 is better. */
  readonly mase: number | null;
}

/** What a method has learnt is renewed with each so many days. */
const LEARNS_AGAIN = 7;

/** The forecasts that the method would have made on each of these days, with nothing but what lay before. */
export function backTest(method: ForecastMethod, series: Series, origins: readonly number[], count: number): Tried[] {
  let parameters: unknown;
  return origins.map((origin, i) => {
    if (i % LEARNS_AGAIN === 0) parameters = method.fit(series, origin);
    return { origin, ahead: method.ahead(series, origin, count, parameters) };
  });
}

/** The days on which a forecast of `count` buckets, or the beginning of one, can be held against what came. */
export function originsOf({ values, steps }: Series, learnt: number, most: number): number[] {
  const days = values.flatMap((_, i) => (steps[i]!.startsDay ? [i] : []));
  return days.slice(learnt).slice(-most);
}

export function pastErrorOf({ values, season }: Series, tried: readonly Tried[]): PastError {
  let [absolute, parts, came, n, nonZero] = [0, 0, 0, 0, 0];
  for (const { origin, ahead } of tried) {
    for (let h = 0; h < ahead.length && origin + h < values.length; h++) {
      const value = values[origin + h]!;
      const error = Math.abs(value - ahead[h]!);
      absolute += error;
      came += value;
      n += 1;
      if (value === 0) continue;
      parts += error / value;
      nonZero += 1;
    }
  }
  const naive = seasonalDifference(values, season);
  const mae = n > 0 ? absolute / n : 0;
  return {
    mae,
    mape: nonZero > 0 ? parts / nonZero : null,
    wape: came > 0 ? absolute / came : null,
    mase: naive > 0 ? mae / naive : null,
  };
}

/** Absolute errors in roots of each distance, with the origin that they are of. */
export function errorsByDistance({ values }: Series, tried: readonly Tried[], count: number): Distance[] {
  return Array.from({ length: count }, (_, h) => {
    const held = tried.filter(({ origin }) => origin + h < values.length);
    return held.map(({ origin, ahead }) => ({
      origin,
      knownAt: origin + h + 1,
      error: Math.abs(rootOf(values[origin + h]!) - rootOf(ahead[h]!)),
    }));
  });
}

/** The same of whole forecasts: of the sum of all that they foretold. */
export function errorsOfTotals({ values }: Series, tried: readonly Tried[]): Distance {
  const whole = tried.filter(({ origin, ahead }) => origin + ahead.length <= values.length);
  return whole.map(({ origin, ahead }) => ({
    origin,
    knownAt: origin + ahead.length,
    error: Math.abs(rootOf(sum(values.slice(origin, origin + ahead.length))) - rootOf(sum(ahead))),
  }));
}

export type Distance = readonly { readonly origin: number; readonly knownAt: number; readonly error: number }[];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function seasonalDifference(values: readonly number[], season: number): number {
  let total = 0;
  for (let i = season; i < values.length; i++) total += Math.abs(values[i]! - values[i - season]!);
  return values.length > season ? total / (values.length - season) : 0;
}
