import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessClock, businessLength } from './business-clock.ts';
import type { Calendar, Holiday } from './calendar.ts';
import { openSpans, openSpansOfVersions } from './open-spans.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WORK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:30' }));
const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

function hoursOpen(calendar: Partial<Calendar>, from: string, to: string): number {
  const whole = { zone: 'UTC', weekly: WORK, holidays: [], ...calendar };
  const clock = businessClock(openSpans(whole, Date.parse(from) - 40 * DAY, Date.parse(to) + 40 * DAY));
  return businessLength(clock, Date.parse(from), Date.parse(to)) / HOUR;
}

describe('working hours', () => {
  it('count what of a wait lies in them, to the millisecond', () => {
    // Friday 17:00 to Monday 09:30: half an hour, and half an hour.
    expect(hoursOpen({}, '2026-03-06T17:00:00Z', '2026-03-09T09:30:00Z')).toBe(1);
    expect(hoursOpen({}, '2026-03-06T17:29:59.999Z', '2026-03-09T09:00:00.001Z') * HOUR).toBeCloseTo(2, 9);
    expect(hoursOpen({}, '2026-03-07T00:00:00Z', '2026-03-09T09:00:00Z')).toBe(0);
  });

  it('are those of the wall clock: days of 23 and 25 hours are right', () => {
    const berlin = { zone: 'Europe/Berlin', weekly: ALWAYS };
    expect(hoursOpen(berlin, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(hoursOpen(berlin, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
    // 02:00 to 03:00 does not come on 29 March, and comes twice on 25 October.
    const night = { zone: 'Europe/Berlin', weekly: [{ weekday: 7, from: '01:30', to: '03:00' }] };
    expect(hoursOpen(night, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toBe(0.5);
    expect(hoursOpen(night, '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toBe(2.5);
    // Samoa had no 30 December 2011.
    expect(hoursOpen({ zone: 'Pacific/Apia', weekly: ALWAYS }, '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z')).toBe(
      48,
    );
  });

  it('are none on holidays, and others where a holiday says so', () => {
    const holidays: Holiday[] = [
      { name: 'Two days', from: '2026-03-04', to: '2026-03-05' },
      { name: 'Short', from: '2026-03-06', to: '2026-03-06', hours: [{ from: '09:00', to: '12:00' }] },
    ];
    expect(hoursOpen({ holidays }, '2026-03-02T00:00:00Z', '2026-03-07T00:00:00Z')).toBe(8.5 * 2 + 3);
  });

  it('may change: each version holds from its date on', () => {
    const versions = [
      { zone: 'UTC', weekly: ALWAYS, holidays: [], validFrom: '2026-03-03' },
      { zone: 'UTC', weekly: WORK, holidays: [], validFrom: null },
      { zone: 'UTC', weekly: [], holidays: [], validFrom: '2026-03-04' },
    ];
    const spans = openSpansOfVersions(versions, Date.parse('2026-03-02'), Date.parse('2026-03-06'));
    expect(spans.map(({ start, end }) => [new Date(start).toISOString(), (end - start) / HOUR])).toEqual([
      ['2026-03-02T09:00:00.000Z', 8.5],
      ['2026-03-03T00:00:00.000Z', 24],
    ]);
  });
});

/** Also Liberia, 44 minutes and 30 seconds behind until 1972. */
const PLACES = [
  ['Africa/Monrovia', '1972-01-07'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Australia/Lord_Howe', '2024-04-07'],
  ['America/St_Johns', '2010-11-07'],
  ['Europe/Berlin', '2024-10-27'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Havana', '2024-11-03'],
  ['Asia/Shanghai', '2024-02-10'],
] as const;

const time = fc.integer({ min: 0, max: 1440 });
const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const span = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: clockTime(Math.min(a, b)), to: clockTime(Math.max(a, b)) }));

describe('for any calendar, at any moment', () => {
  const anything = fc.constantFrom(...PLACES).chain(([zone, date]) =>
    fc.record({
      zone: fc.constant(zone),
      weekly: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), span), { maxLength: 10 }),
      holidays: fc.array(
        fc.record({
          offset: fc.integer({ min: -5, max: 5 }),
          length: fc.integer({ min: 0, max: 2 }),
          hours: fc.array(span, { maxLength: 1 }),
        }),
        { maxLength: 3 },
      ),
      middle: fc.constant(Date.parse(date)),
      moments: fc.array(fc.integer({ min: -6 * DAY, max: 6 * DAY }), { minLength: 2, maxLength: 8 }),
    }),
  );

  it('it is open exactly when the wall clock shows a time within the hours of that date', () => {
    fc.assert(
      fc.property(anything, ({ zone, weekly, holidays, middle, moments }) => {
        const calendar: Calendar = {
          zone,
          weekly: weekly.map(([weekday, hours]) => ({ weekday, ...hours })),
          holidays: holidays.map(({ offset, length, hours }, i) => ({
            name: `${i}`,
            from: new Date(middle + offset * DAY).toISOString().slice(0, 10),
            to: new Date(middle + (offset + length) * DAY).toISOString().slice(0, 10),
            hours,
          })),
        };
        const spans = openSpans(calendar, middle - 7 * DAY, middle + 7 * DAY);
        for (const moment of moments) {
          const at = middle + moment;
          const isOpen = spans.some(({ start, end }) => start <= at && at < end);
          expect([at, isOpen]).toEqual([at, isOpenPlainly(calendar, at)]);
        }
        for (const [i, one] of spans.entries()) expect(one.start).toBeGreaterThan(spans[i - 1]?.end ?? -Infinity);
      }),
    );
  });
});

function isOpenPlainly({ zone, weekly, holidays }: Calendar, at: number): boolean {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map((part) => [part.type, part.value]));
  const date = `${year}-${month}-${day}`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const holiday = holidays.findLast(({ from, to }) => from <= date && date <= to);
  const hours = holiday ? (holiday.hours ?? []) : weekly.filter((one) => one.weekday === weekday);
  return hours.some(({ from, to }) => from <= `${hour}:${minute}` && `${hour}:${minute}` < to);
}
