import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAt, EVERYTHING, joinDays, rangesOf, together, type Touched } from './touched.ts';

const none: Touched = { days: [], customers: [], channels: [], sources: [] };

it('neighbouring and overlapping days become one range', () => {
  expect(
    joinDays([
      ['2026-03-03', '2026-03-05'],
      ['2026-03-01', '2026-03-02'],
      ['2026-03-04', '2026-03-04'],
      ['2026-03-09', '2026-03-09'],
    ]),
  ).toEqual([
    ['2026-03-01', '2026-03-05'],
    ['2026-03-09', '2026-03-09'],
  ]);
});

it('ranges are few, in order, and no day is lost, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40_000, max: 40_000 }), { maxLength: 200 }), (days) => {
      const ranges = rangesOf(days).map((range) => range.map((date) => dayAt(Date.parse(date))));
      expect(ranges.length).toBeLessThanOrEqual(12);
      for (const [i, [first]] of ranges.slice(1).entries()) expect(first).toBeGreaterThan(ranges[i]![1]! + 1);
      for (const day of days) expect(ranges.some(([first, last]) => first! <= day && day <= last!)).toBe(true);
    }),
  );
});

it('of too many, those next to each other are joined first', () => {
  const days = [...Array.from({ length: 30 }, (_, i) => i * 2), 5_000];
  expect(rangesOf(days)).toHaveLength(12);
  expect(rangesOf(days).at(-1)).toEqual(['1983-09-10', '1983-09-10']);
});

it('what one does not know, both do not know; nothing adds nothing', () => {
  const some: Touched = {
    days: [['2026-03-01', '2026-03-01']],
    customers: ['a'],
    channels: ['email'],
    sources: [{ id: 1, name: 'shop' }],
  };
  expect(together(some, none)).toEqual(some);
  expect(together(some, some)).toEqual(some);
  expect(together(some, EVERYTHING)).toEqual(EVERYTHING);
});

it('more customers than can be named are many', () => {
  const many = (from: number): Touched => ({
    ...none,
    customers: Array.from({ length: 30 }, (_, i) => `c${from + i}`),
  });
  expect(together(many(0), many(10)).customers).toHaveLength(40);
  expect(together(many(0), many(11)).customers).toBeNull();
});
