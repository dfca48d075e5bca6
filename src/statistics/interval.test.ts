import { expect, it } from 'vitest';
import { student, studentQuantile, wilson } from './interval.ts';

it.each([
  // statsmodels proportion_confint(count, nobs, method='wilson')
  [3, 5, 0.23072, 0.88238],
  [0, 10, 0, 0.27753],
  [3, 3, 0.4385, 1],
  [860, 1000, 0.83712, 0.88012],
])('Wilson: %i of %i lie between %f and %f', (hits, n, low, high) => {
  const ends = wilson(hits / n, n)!;
  expect(ends.low).toBeCloseTo(low, 4);
  expect(ends.high).toBeCloseTo(high, 4);
});

it.each([
  // Tables of Student's t, 97.5 %.
  [1, 12.7062],
  [2, 4.30265],
  [3, 3.18245],
  [4, 2.77645],
  [5, 2.57058],
  [10, 2.22814],
  [30, 2.04227],
  [120, 1.97993],
  [100_000, 1.95999],
])('Student: with %i degrees of freedom %f', (degrees, t) => expect(studentQuantile(degrees)).toBeCloseTo(t, 3));

it('the interval of a mean: 1, 2, 3, 4, 5 → 3 ± 2.776 · 1.5811 / √5', () => {
  const ends = student(3, 55, 5)!;
  expect([ends.low, ends.high].map((end) => end.toFixed(3))).toEqual(['1.037', '4.963']);
  expect(student(4, 16, 1)).toBeNull();
  expect(wilson(0, 0)).toBeNull();
});
