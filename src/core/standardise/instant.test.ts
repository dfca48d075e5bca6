import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeDayAndMonth } from './exchange-day-and-month.ts';
import { dateOrderEvidence, readInstant } from './instant.ts';
import type { DateOrder } from './reading.ts';
import { instantOfLocal } from './zone-offsets.ts';

function read(text: string, dateOrder: DateOrder = 'dmy', zone = 'UTC'): string {
  const found = readInstant(text, { dateOrder, zone });
  return 'at' in found ? new Date(found.at).toISOString() : found.refused;
}

describe('readInstant', () => {
  it.each([
    ['2026-03-01 09:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00.123456+08:00', '2026-03-01T01:00:00.123Z'],
    ['2026-03-01 09:00:00,5 -0530', '2026-03-01T14:30:00.500Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026/3/1 9:05', '2026-03-01T09:05:00.000Z'],
    ['20260301', '2026-03-01T00:00:00.000Z'],
    ['20260301090501', '2026-03-01T09:05:01.000Z'],
    ['20260301T090501Z', '2026-03-01T09:05:01.000Z'],
    ['1772355600', '2026-03-01T09:00:00.000Z'],
    ['1772355600123', '2026-03-01T09:00:00.123Z'],
    ['1772355600.5', '2026-03-01T09:00:00.500Z'],
    ['31/12/2025 23:59:59', '2025-12-31T23:59:59.000Z'],
    ['31.12.25, 23:59', '2025-12-31T23:59:00.000Z'],
    ['31-12-99', '1999-12-31T00:00:00.000Z'],
    ['1. 3. 2026 9.05', '2026-03-01T09:05:00.000Z'],
    ['01-Aug-23', '2023-08-01T00:00:00.000Z'],
    ['22 MAR 2018', '2018-03-22T00:00:00.000Z'],
    ['March 22nd, 2018 3:04 PM', '2018-03-22T15:04:00.000Z'],
    ['Aug  1 12:34:56 2023', '2023-08-01T12:34:56.000Z'],
    ['Tue Aug  1 12:34:56 UTC 2023', '2023-08-01T12:34:56.000Z'],
    ['2023-Aug-01 10:11', '2023-08-01T10:11:00.000Z'],
    ['2023年1月5日 下午3:04', '2023-01-05T15:04:00.000Z'],
    ['2023年1月5日15时04分05秒', '2023-01-05T15:04:05.000Z'],
    ['2023年1月5日星期四 上午12:04', '2023-01-05T00:04:00.000Z'],
    ['2023年1月5号 晚上8点', '2023-01-05T20:00:00.000Z'],
    ['２０２３年１月５日', '2023-01-05T00:00:00.000Z'],
    ['5/1/23, 8:05\u202fPM', '2023-01-05T20:05:00.000Z'],
    ['5/1/23 8:05 p. m.', '2023-01-05T20:05:00.000Z'],
    ['5/1/23 12:08 a.\u00a0m.', '2023-01-05T00:08:00.000Z'],
    ['5.1.2023 klo 21.25.15', '2023-01-05T21:25:15.000Z'],
    ['[5/1/23, 20:05:06]', '2023-01-05T20:05:06.000Z'],
    ['Thu, 18 Jul 2002 10:11:12 -0400 (EDT)', '2002-07-18T14:11:12.000Z'],
    ['18 Jul 02 10:11 EST', '2002-07-18T15:11:00.000Z'],
    ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T15:55:06.000Z'],
    ['Thu, 18 Jul 102 10:11:12 GMT', '2002-07-18T10:11:12.000Z'],
    ['Mon, 1 Jan 2024 00:00:00 K', '2024-01-01T00:00:00.000Z'],
    ['2026年3月1日 中午12:30', '2026-03-01T12:30:00.000Z'],
    ['2026年3月1日 中午11:30', '2026-03-01T11:30:00.000Z'],
    ['2026年3月1日 中午1点', '2026-03-01T13:00:00.000Z'],
    ['2026年3月1日 凌晨12:30', '2026-03-01T00:30:00.000Z'],
    ['2026年3月1日 凌晨2:05', '2026-03-01T02:05:00.000Z'],
    ['2026年3月1日 下午15:05', '2026-03-01T15:05:00.000Z'],
    ['2026年3月1日 下午三点半', '2026-03-01T15:30:00.000Z'],
    ['2026年3月1日 下午3点半', '2026-03-01T15:30:00.000Z'],
    ['2026年3月1日 晚上11:59', '2026-03-01T23:59:00.000Z'],
    ['2026年3月1日 夜里2点', '2026-03-01T02:00:00.000Z'],
    ['2026年3月1日 晚上12:30', 'time-unreadable'],
    ['2026年3月1日 晚上2点', 'time-unreadable'],
    ['2026/3/1 下午 3:05:06', '2026-03-01T15:05:06.000Z'],
    ['二〇二六年三月三十一日', '2026-03-31T00:00:00.000Z'],
    ['二零二六年十月十日 上午十点', '2026-10-10T10:00:00.000Z'],
    ['民国115年3月1日', '2026-03-01T00:00:00.000Z'],
    ['民國一百年3月1日', 'time-unreadable'],
    ['令和8年3月1日 午後3:05', '2026-03-01T15:05:00.000Z'],
    ['平成元年4月1日', '1989-04-01T00:00:00.000Z'],
    ['2026년 3월 1일 오후 3:05', '2026-03-01T15:05:00.000Z'],
    ['1. März 2026, 14:05', '2026-03-01T14:05:00.000Z'],
    ['Sonntag, 1. März 2026', '2026-03-01T00:00:00.000Z'],
    ['dimanche 1er mars 2026 à 14:05', '2026-03-01T14:05:00.000Z'],
    ['le 1 août 2026', '2026-08-01T00:00:00.000Z'],
    ['1 de marzo de 2026', '2026-03-01T00:00:00.000Z'],
    ['3 de março de 2026 às 14:05', '2026-03-03T14:05:00.000Z'],
    ['1 maggio 2026', '2026-05-01T00:00:00.000Z'],
    ['12 okt. 2026', '2026-10-12T00:00:00.000Z'],
    ['1 września 2026', '2026-09-01T00:00:00.000Z'],
    ['1 listopada 2026', 'time-unreadable'],
    ['1 marraskuuta 2026', '2026-11-01T00:00:00.000Z'],
    ['1 августа 2026', '2026-08-01T00:00:00.000Z'],
    ['1 marvellous 2026', 'time-unreadable'],
    ['Sept 3, 2026', '2026-09-03T00:00:00.000Z'],
    ['\u200e5/1/23, 8:05:09\u202fp.\u00a0m.', '2023-01-05T20:05:09.000Z'],
    ['5/1/23 12:08 A.M.', '2023-01-05T00:08:00.000Z'],
    ['1772355600123456', '2026-03-01T09:00:00.123Z'],
    ['1772355600123456789', '2026-03-01T09:00:00.123Z'],
    ['46082.375', 'time-unreadable'],
    ['31-12-69', '2069-12-31T00:00:00.000Z'],
    ['31-12-70', '1970-12-31T00:00:00.000Z'],
    ['2024-02-29 24:00', '2024-03-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['', 'time-unreadable'],
    ['soon', 'time-unreadable'],
    ['09:00', 'time-unreadable'],
    ['2026-02-30', 'time-unreadable'],
    ['31/31/2020', 'time-unreadable'],
    ['2026-03-01 25:00', 'time-unreadable'],
    ['2026-03-01 09:61', 'time-unreadable'],
    ['12/25/2020', 'date-contradicts-order'],
    ['1969-07-20', 'time-out-of-range'],
    ['3609-01-01', 'time-out-of-range'],
    ['0001-01-01', 'time-out-of-range'],
  ])('refuses %s as %s', (text, code) => expect(read(text)).toBe(code));

  it.each([
    ['46082.375', '1900', '2026-03-01T09:00:00.000Z'],
    ['46082', '1900', '2026-03-01T00:00:00.000Z'],
    ['46082,375694', '1900', '2026-03-01T09:01:00.000Z'],
    ['46082.375694444', '1900', '2026-03-01T09:01:00.000Z'],
    ['46082 0.375', '1900', '2026-03-01T09:00:00.000Z'],
    ['46082 09:12:58', '1900', '2026-03-01T09:12:58.000Z'],
    ['44620.375', '1904', '2026-03-01T09:00:00.000Z'],
    ['25568', '1900', 'time-out-of-range'],
    ['99999', '1900', 'time-out-of-range'],
    ['2026-03-01 09:00', '1900', '2026-03-01T09:00:00.000Z'],
    ['4608', '1900', 'time-unreadable'],
  ] as const)('reads the day number %s from %s as %s', (text, serials, expected) => {
    const found = readInstant(text, { dateOrder: 'dmy', zone: 'UTC', serials });
    expect('at' in found ? new Date(found.at).toISOString() : found.refused).toBe(expected);
  });

  it('puts a day number on the clocks of its zone', () => {
    const found = readInstant('46082.375', { dateOrder: 'dmy', zone: 'Asia/Shanghai', serials: '1900' });
    expect(found).toEqual({ at: Date.UTC(2026, 2, 1, 1) });
  });

  it.each([
    ['01/02/2026 09:00', '02/01/2026 09:00'],
    ['2026-03-01T09:00:00Z', '2026-01-03T09:00:00Z'],
    ['2026年3月1日 下午2:05', '2026年1月3日 下午2:05'],
    ['02/25/2026', '25/02/2026'],
    ['1. 3. 2026 9.05', '3. 1. 2026 9.05'],
    ['03/03/2026', null],
    ['25/26/2026', null],
    ['01-Aug-23', null],
    ['20260301', null],
    ['1772355600', null],
  ])('exchanges day and month of %s', (text, expected) => expect(exchangeDayAndMonth(text)).toBe(expected));

  it('reads day and month in the order of the file', () => {
    expect(read('01/02/2026', 'dmy')).toBe('2026-02-01T00:00:00.000Z');
    expect(read('01/02/2026', 'mdy')).toBe('2026-01-02T00:00:00.000Z');
    expect(read('26/01/02', 'ymd')).toBe('2026-01-02T00:00:00.000Z');
    expect(read('25/12/2020', 'mdy')).toBe('date-contradicts-order');
  });

  it('moves a time that the clocks left out forward, and takes the first of two', () => {
    expect(read('2024-03-31 02:30', 'dmy', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
    expect(read('2024-10-27 02:30', 'dmy', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
    expect(read('2024-07-01 12:00', 'dmy', 'Asia/Shanghai')).toBe('2024-07-01T04:00:00.000Z');
    expect(read('2011-12-30 12:00', 'dmy', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z');
  });

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'America/St_Johns',
    'Asia/Shanghai',
  ])('gives back the instant that %s clocks showed', (zone) => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 2_208_988_800 }), (seconds) => {
        const shown = clock.format(seconds * 1000);
        const found = readInstant(shown, { dateOrder: 'dmy', zone });
        if (!('at' in found)) throw new Error(shown);
        expect(clock.format(found.at)).toBe(shown);
        expect(found.at).toBeLessThanOrEqual(seconds * 1000);
        expect(seconds * 1000 - found.at).toBeLessThanOrEqual(86_400_000);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => void readInstant(text, { dateOrder: 'mdy', zone: 'Asia/Shanghai' })));
  });
});

describe('dateOrderEvidence', () => {
  it.each([
    ['25/12/2020', 'dmy'],
    ['12/25/20 10:00', 'mdy'],
    ['[25.12.20, 10:00', 'dmy'],
    ['05/06/2020', null],
    ['2020-12-25', null],
    ['40/12/2020', null],
    ['13:05:12', null],
  ] as const)('of %s is %s', (text, order) => expect(dateOrderEvidence(text)).toBe(order));
});

describe('instantOfLocal', () => {
  it('refuses a zone that no clock knows, as our own mistake', () => {
    expect(() => instantOfLocal(0, 'Mars/Olympus')).toThrow('ZONE_UNKNOWN');
  });
});
