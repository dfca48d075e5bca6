import { expect, it } from 'vitest';
import { isRightHours, sameDays } from './week-hours.ts';

it('days with the same hours are said as one', () => {
  const day = (weekday: number, from = '09:00', to = '17:00') => ({ weekday, from, to });
  expect(sameDays([day(1), day(2), day(3, '13:00', '17:00'), day(3, '08:00', '12:00'), day(5), day(6)])).toEqual([
    { first: 1, last: 2, hours: '09:00–17:00' },
    { first: 3, last: 3, hours: '08:00–12:00, 13:00–17:00' },
    { first: 5, last: 6, hours: '09:00–17:00' },
  ]);
  expect(sameDays([])).toEqual([]);
});

it('hours end after they begin, at midnight at the latest', () => {
  const right = [
    ['09:00', '17:00'],
    ['00:00', '24:00'],
  ].map(([from, to]) => isRightHours({ from: from!, to: to! }));
  const wrong = [
    ['9:00', '17:00'],
    ['17:00', '09:00'],
    ['24:00', '24:00'],
    ['09:00', '24:30'],
  ].map(([from, to]) => isRightHours({ from: from!, to: to! }));
  expect([right, wrong]).toEqual([
    [true, true],
    [false, false, false, false],
  ]);
});
