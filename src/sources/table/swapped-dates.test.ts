import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Anchors, datedOf, isSwapped, knotsOf, runningNumber, type Dated } from './swapped-dates.ts';

const reading = { dateOrder: 'dmy', zone: 'UTC' } as const;
const DAY = 86_400_000;

/** A ticket a day from 2026-01-01 on; `swap` writes its date as an American would. */
function ticket(number: number, swap = false): Dated {
  const date = new Date(Date.UTC(2026, 0, 1) + number * DAY);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const text = swap ? `${month}/${day}/2026` : `${day}/${month}/2026`;
  return datedOf(number, text, number + 2, reading)!;
}

const days = Array.from({ length: 300 }, (_, i) => i);
const isAmbiguous = (n: number): boolean => ticket(n).exchanged !== null;

describe('dates whose day and month are swapped', () => {
  it('stand out of the order of their ticket numbers, and in it when exchanged', () => {
    const knots = knotsOf(days.map((n) => ticket(n)))!;
    const swapped = days.filter(isAmbiguous).map((n) => ticket(n, true));
    const found = swapped.filter((row) => isSwapped(row, knots));
    // 3 February and 2 March lie within the two days that are no disorder of some ticket; all others are found.
    expect(found.length).toBeGreaterThan(0.97 * swapped.length);
    expect(days.map((n) => ticket(n)).filter((row) => isSwapped(row, knots))).toEqual([]);
  });

  it('are found among many that are swapped: only dates that can be read in one way are relied on', () => {
    const rows = days.map((n) => ticket(n, isAmbiguous(n) && n % 2 === 0));
    const knots = knotsOf(rows)!;
    expect(rows.filter((row) => isSwapped(row, knots)).every(({ number }) => number % 2 === 0)).toBe(true);
    expect(rows.some((row) => isSwapped(row, knots))).toBe(true);
  });

  it('are not looked for where the number does not run with time, or too little is sure', () => {
    expect(knotsOf(days.map((n) => ({ ...ticket(n), number: (n * 7919) % 1000 })))).toBeNull();
    expect(knotsOf(days.slice(0, 12).map((n) => ticket(n)))).toBeNull();
  });

  it('are unknown before the first sure date and after the last', () => {
    const knots = knotsOf(days.map((n) => ticket(n)))!;
    expect(isSwapped({ ...ticket(3, true), number: -5 }, knots)).toBe(false);
    expect(isSwapped({ ...ticket(3, true), number: 5_000 }, knots)).toBe(false);
  });

  it('a ticket filed a day late is no swapped date', () => {
    const knots = knotsOf(days.map((n) => ticket(n)))!;
    const late = days.filter(isAmbiguous).map((n) => ({ ...ticket(n), number: n + 1 }));
    expect(late.filter((row) => isSwapped(row, knots))).toEqual([]);
  });

  it('the knots never go back, whatever the file holds', () => {
    const row = fc.record({ number: fc.nat(1000), at: fc.nat(1e6) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 10 }), (rows) => {
        const knots = knotsOf(rows.map((each) => ({ ...each, exchanged: null, line: 0, value: '' })));
        if (knots === null) return;
        for (const list of [knots.numbers, knots.times]) expect([...list].sort((a, b) => a - b)).toEqual(list);
      }),
    );
  });

  it('a long file keeps a bounded number of them, over all of it', () => {
    const anchors = new Anchors();
    for (let n = 0; n < 100_000; n++) anchors.see({ number: n, at: n, exchanged: null, line: n, value: '' });
    expect(anchors.rows.length).toBeLessThan(20_000);
    const { numbers } = knotsOf(anchors.rows)!;
    expect([numbers.length <= 1_026, numbers.at(0), numbers.at(-1)! > 99_000]).toEqual([true, 0, true]);
  });
});

describe('the running number of a cell', () => {
  it.each([
    ['T-001042', 1042],
    ['4711', 4711],
    ['2026-000017', 17],
    ['INC0012 ', 12],
    ['abc', null],
    ['', null],
  ])('%s is %s', (cell, number) => expect(runningNumber(cell)).toBe(number));
});
