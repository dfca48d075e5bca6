import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastErrorOf } from './back-test.ts';
import { bandOf, pastCoverage } from './error-band.ts';
import { daysNeeded, forecast } from './forecast.ts';
import { holtWinters } from './methods/holt-winters.ts';
import { seasonalMean } from './methods/seasonal-mean.ts';
import { seasonalNaive } from './methods/seasonal-naive.ts';
import type { Series } from './series.ts';
import { plainHoltWinters } from './testing/plain-holt-winters.ts';

const WEEK = [10, 10, 10, 10, 10, 2, 2];

/** Days from a Monday on; `ahead` more steps than values. */
function days(values: readonly number[], ahead = 0, holidays: readonly number[] = []): Series {
  const steps = Array.from({ length: values.length + ahead }, (_, day) => ({
    place: holidays.includes(day) ? 6 : day % 7,
    isHoliday: holidays.includes(day),
    startsDay: true,
  }));
  return { values, steps, season: 7 };
}

function weeks(count: number, of: (day: number) => number): number[] {
  return Array.from({ length: count * 7 }, (_, day) => of(day));
}

describe('a forecast', () => {
  it('of a week that repeats itself is that week, with no band around it', () => {
    const { ahead, total, tried } = forecast(
      days(
        weeks(9, (day) => WEEK[day % 7]!),
        14,
      ),
      14,
    );
    expect(ahead.map(({ value }) => Math.round(value * 1e6) / 1e6)).toEqual([...WEEK, ...WEEK]);
    expect(ahead[0]!.bands[0]!.low).toBeCloseTo(10, 6);
    // Twice 5 × 10 + 2 × 2.
    expect(total.value).toBeCloseTo(108, 6);
    expect(tried.map(({ mae }) => Math.round(mae))).toEqual([0, 0, 0]);
  });

  it('is made by the method that would have been the least wrong', () => {
    // Fridays lie at 20 or 0 by turns: last week is always wrong by 20, the mean of four weeks by 10.
    const series = days(
      weeks(12, (day) => (day % 7 === 4 ? (Math.floor(day / 7) % 2) * 20 : 5)),
      7,
    );
    const { method, tried } = forecast(series, 7);
    expect(method).not.toBe('seasonal-naive');
    expect(tried.at(-1)!.method).toBe('seasonal-naive');
    expect(tried[0]!.mae).toBeLessThan(tried.at(-1)!.mae);
  });

  it('needs days to learn from, and days to have been wrong on', () => {
    // 28 to learn from, 14 ahead, and 18 more to have 19 errors at the last distance.
    expect(daysNeeded(14)).toBe(60);
    const series = (length: number) => days(weeks(20, () => 3).slice(0, length), 14);
    expect(forecast(series(60), 14).ahead).toHaveLength(14);
    expect(() => forecast(series(59), 14)).toThrow('SERIES_TOO_SHORT');
  });

  it('is the same each time, never below nothing, and its bands lie around it and within each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 70, maxLength: 120 }), (values) => {
        const made = forecast(days(values, 14), 14);
        expect(forecast(days(values, 14), 14)).toEqual(made);
        for (const { value, bands } of [...made.ahead, made.total]) {
          const [of80, of95] = [bands[0]!, bands[1]!];
          expect(of95.low).toBeGreaterThanOrEqual(0);
          expect(of95.low).toBeLessThanOrEqual(of80.low);
          expect(of80.low).toBeLessThanOrEqual(value + 1e-9);
          expect(of80.high).toBeGreaterThanOrEqual(value - 1e-9);
          expect(of95.high).toBeGreaterThanOrEqual(of80.high);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the methods', () => {
  it('as a week before: each day is the newest of its kind that was no holiday', () => {
    const values = weeks(2, (day) => day);
    // Day 7 is a Monday and a holiday: the Monday before it is taken, which was 0.
    expect(seasonalNaive.ahead(days(values, 7, [7]), 14, 7, null)).toEqual([0, 8, 9, 10, 11, 12, 13]);
  });

  it('the mean of four weeks: of the newest four', () => {
    const values = weeks(5, (day) => (day % 7 === 0 ? day : 1));
    // Mondays 0, 7, 14, 21, 28; of the newest four: 70 / 4.
    expect(seasonalMean.ahead(days(values, 7), 35, 1, null)).toEqual([17.5]);
  });

  it('Holt–Winters is what the plain recursion gives, for each of its parameters', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 28, maxLength: 60 }), fc.nat(59), (values, holiday) => {
        const series = days(values, 14, [holiday]);
        const parameters = holtWinters.fit(series, values.length);
        const plain = plainHoltWinters(series, 14);
        expect(parameters.variance).toBeCloseTo(plain.variance, 9);
        const ahead = holtWinters.ahead(series, values.length, 14, parameters);
        ahead.forEach((value, h) => expect(value).toBeCloseTo(plain.ahead[h]!, 6));
      }),
      { numRuns: 30 },
    );
  });

  it('a holiday to come is a Sunday, and one that was teaches nothing', () => {
    const values = weeks(8, (day) => (day === 49 ? 500 : WEEK[day % 7]!));
    const series = days(values, 7, [49, 56]);
    const [monday, tuesday] = holtWinters.ahead(series, 56, 2, holtWinters.fit(series, 56));
    expect([monday, tuesday].map((value) => Math.round(value!))).toEqual([2, 10]);
  });
});

describe('a band', () => {
  it('is as wide as the errors that were made, on the scale of roots', () => {
    // Of 19 errors 0.1, 0.2 … 1.9 the 16th (⌈20 · 0.8⌉) is 1.6. √(99.625 + 3/8) = 10, so 8.4² − 3/8 and 11.6² − 3/8.
    const errors = Array.from({ length: 19 }, (_, i) => (i + 1) / 10);
    const { low, high } = bandOf(99.625, errors, 0.8);
    expect(low).toBeCloseTo(70.185, 9);
    expect(high).toBeCloseTo(134.185, 9);
    // ⌈20 · 0.95⌉ is the 19th: the largest.
    expect(bandOf(99.625, errors, 0.95).high).toBeCloseTo(11.9 ** 2 - 0.375, 9);
  });

  it('is held against what came by the errors known at the time, not by later ones', () => {
    // 19 errors of 1 are known when the 20th (of 2) and 21st (of 1) come: one of two lies inside.
    const errors = [...Array.from({ length: 19 }, () => 1), 2, 1].map((error, origin) => ({
      origin,
      knownAt: origin + 1,
      error,
    }));
    expect(pastCoverage([errors])).toEqual({ n: 2, covered: [0.5, 0.5] });
    // A week ahead none of them is known in time.
    expect(pastCoverage([errors.map((one) => ({ ...one, knownAt: one.origin + 7 }))])).toEqual({ n: 0, covered: null });
  });
});

it('past errors: absolute, by what came, and by those of a week before', () => {
  // A week of 10, one of 20; what was foretold of the second: 15, and 25 on its last day.
  const series = days(weeks(2, (day) => (day < 7 ? 10 : 20)));
  const past = pastErrorOf(series, [{ origin: 7, ahead: [15, 15, 15, 15, 15, 15, 25] }]);
  // All are off by 5, a quarter of 20; a week before was off by 10.
  expect(past).toEqual({ mae: 5, mape: 0.25, wape: 0.25, mase: 0.5 });
});
