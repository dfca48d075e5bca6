import { expect, it } from 'vitest';
import { cellOf } from './cell.ts';
import { heat } from './heat.ts';

const row = (weekday: number, hour: number, value: number | null) =>
  cellOf({ bucket: null, weekday, hour, value, n: value ?? 0, unanswered: null }, ['weekday', 'hour']);

it('a week begins as the reader’s does, and the largest value is the darkest', () => {
  const { rows, busiest } = heat([row(1, 9, 10), row(7, 23, 5), row(3, 0, null)], 7);
  expect(rows.map((hours) => hours[0]!.weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  expect(rows.every((hours) => hours.length === 24)).toBe(true);
  expect([busiest?.weekday, busiest?.hour]).toEqual([1, 9]);
  expect([rows[1]![9]!.strength, rows[0]![23]!.strength, rows[3]![0]!.strength, rows[2]![5]!.strength]).toEqual([
    1,
    0.5,
    null,
    null,
  ]);
});

it('nothing at all has no busiest hour', () => {
  expect(heat([row(1, 9, 0)], 1).busiest).toBeNull();
});
