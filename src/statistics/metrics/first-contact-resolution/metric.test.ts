import { expect, it } from 'vitest';
import { type Story, story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { ask } from '../../ask.ts';
import { rowsBehind } from '../../rows-behind.ts';
import { answersTo } from '../../testing/answer-to.ts';

const metric = 'first-contact-resolution';

/** Resolved on 1 March 2026: Eva comes back after six days, Max after ten, Lea never. */
function told(): Story {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').resolves('10:00').writes('2026-03-07T10:00Z');
  given.customer('Max').writes('2026-03-01T09:00Z').agent('Ann').resolves('10:00').writes('2026-03-11T10:00Z');
  given.customer('Lea').writes('2026-03-01T09:00Z').agent('Bob').resolves('10:00');
  given.customer('Kim').writes('2026-03-01T09:00Z').stands('resolved');
  given.customer('Tom').writes('2026-03-01T09:00Z').stands('open');
  return given;
}

it('is the part of the resolutions after which the customer did not come back within the window', async () => {
  const [week, fortnight, five, agents] = await answersTo(
    told(),
    { metric },
    { metric, windowDays: 14 },
    { metric, windowDays: 5 },
    { metric, by: ['agent'] },
  );
  // Of three: within seven days Eva came back, within fourteen Max too, within five nobody.
  expect(week!.map((row) => [row.value, row.n])).toEqual([[2 / 3, 3]]);
  expect(fortnight!.map((row) => [row.value, row.n])).toEqual([[1 / 3, 3]]);
  expect(five!.map((row) => [row.value, row.n])).toEqual([[1, 3]]);
  expect(agents!.map((row) => [row.agent, row.value])).toEqual([
    ['Ann', 0.5],
    ['Bob', 1],
  ]);
});

it('leaves out what was resolved too lately, and says how many those are and how long the window is', async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const given = story();
  given.customer('Eva').writes(daysAgo(10)).agent('Ann').resolves(daysAgo(9));
  given.customer('Max').writes(daysAgo(7)).agent('Ann').resolves(daysAgo(6));
  given.customer('Lea').writes(daysAgo(4)).agent('Ann').resolves(daysAgo(3)).writes(daysAgo(2));
  await withDatabase(async (database) => {
    await given.storedIn(database);
    const told = async (question: object) => {
      const { rows, leftOut, windowDays } = await ask(database, { metric, ...question });
      return [rows[0]!.value, rows[0]!.n, leftOut, windowDays];
    };
    const open = (count: number) => [{ reason: 'window-open', count }];
    // Only Eva's window is over: of the last seven days nothing but returns such as Lea's could be counted.
    expect(await told({})).toEqual([1, 1, open(2), 7]);
    expect(await told({ windowDays: 5 })).toEqual([1, 2, open(1), 5]);
    expect(await told({ windowDays: 2 })).toEqual([2 / 3, 3, open(0), 2]);
    expect(await told({ asOf: daysAgo(2.5) })).toEqual([null, 0, open(3), 7]);
  });
});

it('opens to its rows, and names what it leaves out', async () => {
  await withDatabase(async (database) => {
    await told().storedIn(database);
    const behind = await rowsBehind(database, { metric }, { bucket: null, by: {} }, { limit: 10 }, 'en');
    expect(behind.items.map((item) => item.value).sort()).toEqual([0, 1, 1]);
    expect(behind.exclusions.filter(({ count }) => count > 0)).toEqual([
      { reason: 'Resolved, nobody knows when', count: 1 },
      { reason: 'Not resolved', count: 1 },
    ]);
  });
});

it('was not resolved at first where it was opened again nobody knows when', async () => {
  const given = story();
  const at = { at: '2026-03-01T09:00:00Z', opens_conversation: true, resolution: 'resolved' };
  given.row({ ...at, resolved_at: '2026-03-05T09:00:00Z', reopens: 2 });
  given.row({ ...at, resolved_at: '2026-03-04T09:00:00Z', first_resolved_at: '2026-03-04T09:00:00Z', reopens: 0 });
  const [days] = await answersTo(given, { metric, every: 'day', from: '2026-03-04', to: '2026-03-06' });
  // The first was counted as opened again twice by its source, which tells the last resolution only.
  expect(days!.map((row) => [row.value, row.n])).toEqual([
    [1, 1],
    [0, 1],
  ]);
});

it('refuses a window where there is none, and one that is none', async () => {
  await withDatabase(async (database) => {
    const code = 'statistics.window-not-offered';
    await expect(ask(database, { metric: 'volume', windowDays: 7 })).rejects.toMatchObject({ code });
    await expect(ask(database, { metric, windowDays: 0 })).rejects.toMatchObject({
      code: 'statistics.too-small',
      about: { least: '1' },
    });
  });
});
