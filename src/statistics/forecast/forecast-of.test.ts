import { expect, it } from 'vitest';
import { forecast } from '../../core/forecast/forecast.ts';
import { type Story, story } from '../../store/testing/given.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { ask } from '../ask.ts';
import { forecastOf } from './forecast-of.ts';

const DAY = 86_400_000;
/** A Monday. */
const FIRST = Date.parse('2026-01-05T00:00:00Z');
const WEEK = [6, 5, 4, 5, 4, 1, 1];

/** So many mails each day from the first Monday on, at noon. */
function mails(days: number, of = (day: number) => WEEK[day % 7]! + (day % 3 === 0 ? 1 : 0)): Story {
  const given = story();
  for (let day = 0; day < days; day++) {
    const at = new Date(FIRST + day * DAY + DAY / 2).toISOString();
    for (let n = 0; n < of(day); n++) given.row({ at });
  }
  return given;
}

/** Noon of a day, counted from the first Monday. */
const noon = (day: number) => new Date(FIRST + day * DAY + DAY / 2).toISOString();

it('learns from exactly what is answered, of whole days: neither today nor the first day is one', () =>
  withDatabase(async (database) => {
    const today = 70;
    await mails(today + 1).storedIn(database);
    const told = await forecastOf(database, { metric: 'volume', asOf: noon(today) });
    expect(told.history).toEqual({
      from: '2026-01-06T00:00:00+00:00',
      to: '2026-03-16T00:00:00+00:00',
      days: 69,
      hasEnded: false,
    });
    const { rows } = await ask(database, {
      metric: 'volume',
      every: 'day',
      from: told.history.from,
      to: told.history.to,
    });
    const values = rows.map(({ value }) => value!);
    // It begins on a Tuesday.
    const steps = Array.from({ length: 69 + 14 }, (_, i) => ({
      place: (i + 1) % 7,
      isHoliday: false,
      startsDay: true,
    }));
    const plain = forecast({ values, steps, season: 7 }, 14);
    expect(told.rows.map(({ bucket }) => bucket.slice(0, 10))).toEqual(
      Array.from({ length: 14 }, (_, i) => new Date(FIRST + (today + i) * DAY).toISOString().slice(0, 10)),
    );
    told.rows.forEach(({ value, low80, high95 }, h) => {
      expect(value).toBeCloseTo(plain.ahead[h]!.value, 6);
      expect(low80).toBeCloseTo(plain.ahead[h]!.bands[0]!.low, 6);
      expect(high95).toBeCloseTo(plain.ahead[h]!.bands[1]!.high, 6);
    });
    expect(told.past.days).toBe(69 - 28);
    expect(told.method).toBe(plain.method);

    await mails(today + 1, (day) => (day === today ? 500 : WEEK[day % 7]! + (day % 3 === 0 ? 1 : 0))).storedIn(
      database,
    );
    expect((await forecastOf(database, { metric: 'volume', asOf: noon(today) })).rows).toEqual(told.rows);
  }));

it('of a history that ended follows its last whole day, not with zeros', () =>
  withDatabase(async (database) => {
    await mails(70).storedIn(database);
    const told = await forecastOf(database, { metric: 'volume', asOf: noon(400) });
    // The last day on which anything came may not be whole.
    expect(told.history).toMatchObject({ to: '2026-03-15T00:00:00+00:00', hasEnded: true });
    expect(told.rows[0]!.bucket).toBe('2026-03-15T00:00:00+00:00');
    expect(told.total.value).toBeGreaterThan(40);
  }));

it('a quiet source has days with nothing as long as others go on', () =>
  withDatabase(async (database) => {
    const given = mails(80);
    for (let day = 0; day < 68; day++) given.row({ at: noon(day), channel: 'chat' });
    await given.storedIn(database);
    const chats = { metric: 'volume', where: [{ dimension: 'channel' as const, value: 'chat' }], asOf: noon(80) };
    const told = await forecastOf(database, chats);
    // Nobody has chatted for twelve days, while mails came until yesterday.
    expect(told.history).toMatchObject({ to: '2026-03-26T00:00:00+00:00', hasEnded: false });
    expect(told.total.value).toBeLessThan(8);
  }));

it('is refused where there is nothing to continue, and says what it needs', () =>
  withDatabase(async (database) => {
    await mails(40).storedIn(database);
    const refused = (question: Parameters<typeof forecastOf>[1]) => expect(forecastOf(database, question)).rejects;
    // Of 40 days the first and the last are not whole.
    await refused({ metric: 'volume', asOf: noon(39) }).toMatchObject({
      code: 'statistics.forecast-too-short',
      about: { found: '38', needed: '60', days: '14' },
    });
    await refused({ metric: 'calls', asOf: noon(39) }).toMatchObject({ about: { found: '0' } });
    await refused({ metric: 'csat' }).toMatchObject({ code: 'statistics.forecast-no-count' });
    await refused({ metric: 'waiting' }).toMatchObject({ code: 'statistics.forecast-no-count' });
    await refused({ metric: 'volume', days: 300 }).toMatchObject({ code: 'statistics.bad-question' });
    await mails(90, (day) => (day % 6 === 0 ? 1 : 0)).storedIn(database);
    await refused({ metric: 'volume', asOf: noon(89) }).toMatchObject({ code: 'statistics.forecast-too-few' });
  }));

it('a holiday of the calendar is taken for a Sunday, a working Sunday for a Friday', () =>
  withDatabase(async (database) => {
    const given = mails(70, (day) => WEEK[day % 7]!);
    const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
    given.decides('calendar', {
      for: { kind: 'all' },
      name: 'Office',
      zone: 'UTC',
      weekly: workdays,
      holidays: [
        { name: 'Spring', from: '2026-03-16', to: '2026-03-16' },
        { name: 'Instead of it', from: '2026-03-22', to: '2026-03-22', hours: [{ from: '09:00', to: '17:00' }] },
      ],
      validFrom: null,
    });
    await given.storedIn(database);
    const { rows } = await forecastOf(database, { metric: 'volume', asOf: noon(70) });
    const week = rows.slice(0, 7).map(({ value, isHoliday }) => [Math.round(value), isHoliday]);
    // Monday 16 March is as quiet as a Sunday, Sunday 22 March as busy as a Friday.
    expect(week).toEqual([
      [1, true],
      [5, false],
      [4, false],
      [5, false],
      [4, false],
      [1, false],
      [4, true],
    ]);
  }));

it('by the hour it stands in the hours of the zone, also on a day of 23', () =>
  withDatabase(async (database) => {
    await mails(82, (day) => WEEK[day % 7]!).storedIn(database);
    const told = await forecastOf(database, {
      metric: 'volume',
      every: 'hour',
      days: 2,
      zone: 'Europe/Berlin',
      asOf: noon(82),
    });
    // 28 March 2026 is a Saturday, on the 29th the clocks skip 02:00. All come at noon UTC: at 13:00, then at 14:00.
    expect(told.rows).toHaveLength(24 + 23);
    expect(told.rows[0]!.bucket).toBe('2026-03-28T00:00:00+01:00');
    const busy = told.rows.filter(({ value }) => value > 0.5).map(({ bucket }) => bucket);
    // The habit is one of local clocks.
    expect(busy).toEqual(['2026-03-28T13:00:00+01:00', '2026-03-29T13:00:00+02:00']);
  }));
