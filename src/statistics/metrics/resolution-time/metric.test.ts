import { expect, it } from 'vitest';
import { type Story, story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { rowsBehind } from '../../rows-behind.ts';
import { answersTo, numbersFrom } from '../../testing/answer-to.ts';

/** Monday, 2 March 2026: Eva's matter takes a second attempt, Max's does not. */
function told(): Story {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').resolves('10:00');
  eva.writes('11:00').agent('Bob').resolves('2026-03-03T09:00Z');
  given.customer('Max').writes('2026-03-02T09:00Z').agent('Ann').resolves('09:30');
  given.customer('Lea').writes('2026-03-02T09:00Z').stands('open');
  given.customer('Kim').writes('2026-03-02T09:00Z').stands('resolved');
  given.customer('Tom').writes('2026-03-02T09:00Z').agent('Ann').resolves('10:00').writes('12:00');
  return given;
}

it('lasts until the last resolution, and is counted then, to whoever made it', async () => {
  const [whole, days, agents, begun] = await answersTo(
    told(),
    { metric: 'resolution-time', aggregate: 'mean' },
    { metric: 'resolution-time', every: 'day', from: '2026-03-02', to: '2026-03-04' },
    { metric: 'resolution-time', by: ['agent'] },
    { metric: 'resolution-time', every: 'day', date: 'cohort', from: '2026-03-02', to: '2026-03-04' },
  );
  // Eva's 24 h and Max's half an hour: (86,400 + 1,800) / 2. Lea's and Tom's are open, of Kim's nobody knows when.
  expect(whole!.map((row) => [row.value, row.n])).toEqual([[44_100, 2]]);
  expect(days!.map((row) => [row.value, row.n])).toEqual([
    [1_800, 1],
    [86_400, 1],
  ]);
  expect(agents!.map((row) => [row.agent, row.value])).toEqual([
    ['Ann', 1_800],
    ['Bob', 86_400],
  ]);
  // By when they began both are of Monday.
  expect(begun!.map((row) => [row.value, row.n])).toEqual([
    [44_100, 2],
    [null, 0],
  ]);
});

it('has a business clock', async () => {
  const given = told();
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
  given.decides('calendar', {
    for: { kind: 'all' },
    name: 'Office',
    zone: 'UTC',
    weekly,
    holidays: [],
    validFrom: null,
  });
  // Eva's: the eight hours of Monday; Max's half an hour: (28,800 + 1,800) / 2.
  const question = { metric: 'resolution-time', aggregate: 'mean', clock: 'business' } as const;
  expect(await numbersFrom(given, question)).toEqual([[15_300, 2, null]]);
});

it('tells how many are open, and how many nobody knows of when they were resolved', async () => {
  await withDatabase(async (database) => {
    await told().storedIn(database);
    const cell = { bucket: null, by: {} };
    const behind = await rowsBehind(database, { metric: 'resolution-time' }, cell, { limit: 10 }, 'en');
    expect(behind.items.map((item) => item.value)).toEqual([1_800, 86_400]);
    expect(behind.exclusions).toEqual([
      { reason: 'Resolved, nobody knows when', count: 1 },
      { reason: 'Not resolved', count: 2 },
    ]);
  });
});
