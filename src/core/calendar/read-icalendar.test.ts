import { describe, expect, it } from 'vitest';
import { holidayDays } from './holiday-days.ts';
import { dateOf, dayOf } from './local-date.ts';
import { readICalendar } from './read-icalendar.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const file = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

function datesOf(text: string, from: string, to: string): string[] {
  return readICalendar(text)
    .holidays.flatMap((holiday) => holidayDays(holiday, dayOf(from)!, dayOf(to)!))
    .map(dateOf);
}

describe('holidays of an iCalendar file', () => {
  it('are its all-day events; DTEND is the day after the last', () => {
    const text = file(
      event('DTSTART;VALUE=DATE:20260217', 'DTEND;VALUE=DATE:20260224', 'SUMMARY:春节\\, Spring Festival'),
      event('DTSTART;VALUE=DATE:20260405', 'SUMMARY:Ching Ming'),
      event('DTSTART;VALUE=DATE:20260501', 'DURATION:P3D', 'SUMMARY:Labour'),
    );
    expect(readICalendar(text)).toEqual({
      holidays: [
        { name: '春节, Spring Festival', from: '2026-02-17', to: '2026-02-23' },
        { name: 'Ching Ming', from: '2026-04-05', to: '2026-04-05' },
        { name: 'Labour', from: '2026-05-01', to: '2026-05-03' },
      ],
      leftOut: [],
    });
  });

  it('are read across folded lines, any line ends, and alarms inside an event', () => {
    const folded = [
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DA',
      ' TE:20261225',
      'SUMMARY:A very long',
      '\t name: with a colon',
      'BEGIN:VALARM',
      'SUMMARY:not this',
      'DTSTART;VALUE=DATE:20000101',
      'END:VALARM',
      'END:VEVENT',
    ].join('\n');
    expect(readICalendar(folded).holidays).toEqual([
      { name: 'A very long name: with a colon', from: '2026-12-25', to: '2026-12-25' },
    ]);
  });

  it('repeat by year: on a date, with a last one, with gaps, or on a weekday of a month', () => {
    const yearly = (rule: string, ...more: string[]) =>
      datesOf(file(event('DTSTART;VALUE=DATE:20241225', `RRULE:${rule}`, ...more)), '2024-01-01', '2028-12-31');
    expect(yearly('FREQ=YEARLY')).toEqual(['2024-12-25', '2025-12-25', '2026-12-25', '2027-12-25', '2028-12-25']);
    expect(yearly('FREQ=YEARLY;UNTIL=20261225')).toEqual(['2024-12-25', '2025-12-25', '2026-12-25']);
    expect(yearly('FREQ=YEARLY;COUNT=2;INTERVAL=2')).toEqual(['2024-12-25', '2026-12-25']);
    expect(yearly('FREQ=YEARLY', 'EXDATE;VALUE=DATE:20251225,20261225')).toEqual([
      '2024-12-25',
      '2027-12-25',
      '2028-12-25',
    ]);
    const thanksgiving = event('DTSTART;VALUE=DATE:20241128', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH');
    expect(datesOf(file(thanksgiving), '2025-01-01', '2027-12-31')).toEqual(['2025-11-27', '2026-11-26', '2027-11-25']);
    const springBank = event('DTSTART;VALUE=DATE:20240527', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO');
    expect(datesOf(file(springBank), '2025-01-01', '2026-12-31')).toEqual(['2025-05-26', '2026-05-25']);
    const leap = event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY');
    expect(datesOf(file(leap), '2024-01-01', '2029-12-31')).toEqual(['2024-02-29', '2028-02-29']);
  });

  it('leave nothing out in silence', () => {
    const text = file(
      event('DTSTART:20260301T090000Z', 'SUMMARY:Meeting'),
      event('DTSTART;VALUE=DATE:20260302', 'STATUS:CANCELLED', 'SUMMARY:Off'),
      event('SUMMARY:Nothing'),
      event('DTSTART;VALUE=DATE:20260303', 'RRULE:FREQ=MONTHLY', 'SUMMARY:Monthly'),
      event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:No such day'),
    );
    expect(readICalendar(text)).toEqual({
      holidays: [],
      leftOut: [
        { name: 'Meeting', reason: 'not-all-day' },
        { name: 'Off', reason: 'cancelled' },
        { name: 'Nothing', reason: 'no-date' },
        { name: 'Monthly', reason: 'repeat-not-understood' },
        { name: 'No such day', reason: 'no-date' },
      ],
    });
    expect(readICalendar('hello')).toEqual({ holidays: [], leftOut: [] });
  });
});
