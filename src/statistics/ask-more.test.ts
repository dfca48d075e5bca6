import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRow, FilterTree, QuestionInput } from '../contract/question.ts';
import { story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { rowsBehind } from './rows-behind.ts';
import { answersTo } from './testing/answer-to.ts';
import { historyAndQuestion, storyOf } from './testing/histories.ts';

describe('compared with another span', () => {
  const given = story();
  for (const at of ['2025-03-05T09:00Z', '2026-02-01T09:00Z', '2026-02-28T09:00Z', '2026-03-05T09:00Z']) {
    given.customer('Eva').writes(at);
  }
  given.customer('Max').by('chat').writes('2026-02-10T09:00Z');
  const march: QuestionInput = { metric: 'volume', from: '2026-03-01', to: '2026-04-01', zone: 'Asia/Shanghai' };

  it('a month meets the month before, and the same month a year earlier', async () => {
    const found = await answersTo(given, { ...march, compare: 'previous' }, { ...march, compare: 'year' });
    expect(found.map(([row]) => [row!.value, row!.before, row!.beforeN])).toEqual([
      [1, 3, 3],
      [1, 1, 1],
    ]);
  });

  it('other spans meet as many days before, day by day, and splits that are gone are shown', async () => {
    const [rows] = await answersTo(given, {
      metric: 'volume',
      from: '2026-02-28',
      to: '2026-03-02',
      every: 'day',
      by: ['channel'],
      compare: 'previous',
    });
    expect(rows!.map((row) => [row.bucket?.slice(0, 10), row.channel, row.value, row.before])).toEqual([
      ['2026-02-28', 'email', 1, 0],
      ['2026-03-01', 'email', 0, 0],
    ]);
    const [gone] = await answersTo(given, { ...march, by: ['channel'], compare: 'previous' });
    expect(gone!.map((row) => [row.channel, row.value, row.before])).toEqual([
      ['chat', 0, 1],
      ['email', 1, 2],
    ]);
  });
});

it('by cohort a reply counts in the month in which its conversation began', async () => {
  const given = story();
  given
    .customer('Eva')
    .writes('2026-02-27T09:00Z')
    .agent('Ann')
    .replies('09:10')
    .writes('2026-03-03T09:00Z')
    .replies('09:30');
  const months = { metric: 'response-time', aggregate: 'mean', every: 'month' } as const;
  const [event, cohort] = await answersTo(given, months, { ...months, date: 'cohort' });
  expect(event!.map((row) => [row.bucket?.slice(0, 7), row.value])).toEqual([
    ['2026-02', 600],
    ['2026-03', 1800],
  ]);
  expect(cohort!.map((row) => [row.bucket?.slice(0, 7), row.value])).toEqual([['2026-02', 1200]]);
});

it('a share and a mean come with their 95 % interval, where there is enough to tell', async () => {
  const given = story();
  for (const stars of [5, 5, 4, 3, 1]) given.customer(`C${stars}`).rates('2026-03-01T09:00Z', stars);
  given.customer('Lea').by('chat').rates('2026-03-01T09:00Z', 2);
  const [csat, mean, one, median] = await answersTo(
    given,
    { metric: 'csat', where: [{ dimension: 'channel', value: 'email' }] },
    { metric: 'rating', where: [{ dimension: 'channel', value: 'email' }] },
    { metric: 'rating', where: [{ dimension: 'channel', value: 'chat' }] },
    { metric: 'rating', aggregate: 'median' },
  );
  expect([csat![0]!.low, csat![0]!.high].map((end) => end?.toFixed(4))).toEqual(['0.2307', '0.8824']);
  // Mean 3.6, s² = (1.96 + 1.96 + 0.16 + 0.36 + 6.76) / 4 = 2.8; 2.7764 · √(2.8 / 5) = 2.0777.
  expect([mean![0]!.low, mean![0]!.high].map((end) => end?.toFixed(3))).toEqual(['1.522', '5.678']);
  expect(one![0]).toMatchObject({ value: 2, n: 1, low: null, high: null });
  expect(median![0]).not.toHaveProperty('low');
});

it('the oldest open wait has an age at the end of each span', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T12:00Z').agent('Ann').replies('2026-03-03T09:00Z');
  given.customer('Max').writes('2026-03-02T18:00Z');
  const [days] = await answersTo(given, {
    metric: 'waiting',
    aggregate: 'oldest',
    every: 'day',
    from: '2026-03-01',
    to: '2026-03-04',
  });
  // At the first midnight Eva waits 12 h, at the second 36 h; she has her answer before the third: then Max, 30 h.
  expect(days!.map((row) => [row.value! / 3600, row.n])).toEqual([
    [12, 1],
    [36, 2],
    [30, 1],
  ]);
});

it('an import is a split like any other: the one whose version of a record counts', async () => {
  await withDatabase(async (database) => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z');
    await given.storedIn(database);
    await database.query("insert into history.import (kind, state, title) values ('files', 'done', 'again')");
    await database.query(
      `insert into history.record select record_id, (select max(import_id) from history.import), 0, 0, 0, 0, '', false
       from history.record`,
    );
    const byImport = await ask(database, { metric: 'volume', by: ['import'] });
    expect(byImport.rows.map((row) => [row.import, row.value])).toEqual([['story', 1]]);
    await database.query("update history.import set state = 'undone' where title = 'story'");
    const { rows } = await ask(database, { metric: 'volume', where: [{ dimension: 'import', value: 'again' }] });
    expect(rows[0]!.value).toBe(1);
  });
});

/** Metamorphic: what is shown beside the top must be what a filter for all others gives, and open likewise. */
it('the rest beside the top is computed from its rows, for any history and question', async () => {
  await withDatabase(async (database) => {
    const property = fc.asyncProperty(
      historyAndQuestion,
      fc.integer({ min: 1, max: 2 }),
      async ({ facts, decisions, question }, top) => {
        const [split] = question.by;
        if (!split || (question.clock === 'business' && !decisions.calendars.some((one) => one.for.kind !== 'team')))
          return;
        await storyOf(facts, decisions).storedIn(database);
        const asked: QuestionInput = {
          metric: question.metric,
          aggregate: question.aggregate,
          target: question.target,
          zone: question.zone,
          clock: question.clock,
          date: question.date,
          from: new Date(question.from).toISOString(),
          to: new Date(question.to).toISOString(),
          by: [split],
        };
        const { rows } = await ask(database, { ...asked, top });
        const kept = rows.filter((row) => row.rest === undefined);
        const rest = rows.find((row) => row.rest !== undefined);
        const all = await ask(database, asked);
        expect([kept.length, rest?.rest ?? 0]).toEqual([
          Math.min(top, all.rows.length),
          Math.max(0, all.rows.length - top),
        ]);
        if (!rest) return;
        const are = (some: readonly AnswerRow[]): FilterTree => ({
          or: some.map((row) => ({ dimension: split, value: valueOf(row, split) })),
        });
        const keptValues = new Set(kept.map((row) => valueOf(row, split)));
        // Who has two companies is among the rest by the one, though the other is kept.
        const others: FilterTree = all.overlapping.includes(split)
          ? are(all.rows.filter((row) => !keptValues.has(valueOf(row, split))))
          : { not: are(kept) };
        const plain = await ask(database, { ...asked, by: [], filter: others });
        // Split by agent a question knows nothing of open waits; filtered by anything else it does.
        expect([rest.value, rest.n]).toEqual([plain.rows[0]!.value, plain.rows[0]!.n]);
        const behind = await rowsBehind(
          database,
          { ...asked, top },
          { bucket: null, by: {}, isRest: true },
          { limit: 50 },
          'en',
        );
        expect(behind.count).toBe(rest.n);
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.RAPPORT_RUNS ?? 40) });
  });
}, 120_000);

function valueOf(row: AnswerRow, split: string): string {
  const value = row[`${split}Id`] === undefined ? row[split] : row[`${split}Id`];
  return value === null || value === undefined ? '' : String(value);
}

it('a level over time keeps the largest few apart', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z');
  given.customer('Max').writes('2026-03-01T10:00Z');
  given.customer('Lea').by('chat').writes('2026-03-02T10:00Z');
  const waiting: QuestionInput = {
    metric: 'waiting',
    by: ['channel'],
    every: 'day',
    from: '2026-03-01',
    to: '2026-03-03',
  };
  const [level, oldest] = await answersTo(given, { ...waiting, top: 1 }, { ...waiting, top: 1, aggregate: 'oldest' });
  const told = (rows: typeof level) =>
    rows!.map((row) => [row.bucket?.slice(8, 10), row.channel, row.rest ?? 0, row.n]);
  expect(told(level)).toEqual([
    ['01', 'email', 0, 2],
    ['01', null, 1, 0],
    ['02', 'email', 0, 2],
    ['02', null, 1, 1],
  ]);
  expect(told(oldest)).toEqual(told(level));
});
