import { expect, it } from 'vitest';
import { type AlertAboutInput, alertAboutSchema } from '../contract/alerts.ts';
import { findAlert } from '../store/alerts.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { listFirings } from '../store/firings.ts';
import { type Story, story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from '../statistics/index.ts';
import { checkAlert } from './check.ts';
import { changeAlert, makeAlert, muteAlert, removeAlert, restoreAlert } from './deciding.ts';
import { alertItems, firingItem } from './items.ts';
import { openWatch } from './watch.ts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** More than one customer waits longer than half an hour. */
const LONG_WAITS: AlertAboutInput = {
  name: 'Long waits',
  question: { metric: 'waiting', longerThan: 1_800 },
  fires: 'above',
  at: 1,
  clears: 0,
  everySeconds: 5,
};

async function made(database: Database, about: AlertAboutInput): Promise<number> {
  return await makeAlert(database, alertAboutSchema.parse(about), 'Olga', null);
}

async function checked(database: Database, alertId: number, given?: Story) {
  await given?.storedIn(database);
  expect(await checkAlert(database, alertId, { mirror: null, isForced: true })).toBe('checked');
  const [item] = await alertItems(database, [await findAlert(database, alertId)]);
  return item!;
}

const firings = async (database: Database) =>
  (await listFirings(database, { limit: 50 })).map((kept) => firingItem(kept)).toReversed();

function waitFor(names: readonly string[]): Story {
  const given = story();
  for (const name of names) given.customer(name).writes(ago(40));
  given.customer('Late').writes(ago(10));
  return given;
}

it('fires once, holds between its two values, clears, and keeps what it was with a link that shows it again', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, LONG_WAITS);
    expect((await checked(database, alertId, waitFor(['Eva']))).state).toBe('quiet');
    // Two have waited 40 minutes; who came 10 minutes ago has not waited for half an hour.
    const firing = await checked(database, alertId, waitFor(['Eva', 'Max']));
    expect([firing.state, firing.cells]).toMatchObject(['firing', [{ value: 2, n: 2 }]]);
    await checked(database, alertId);
    expect(await firings(database)).toMatchObject([{ value: 2, n: 2, clearedAt: null, about: { name: 'Long waits' } }]);
    // One of them is answered: 1 is not above 1, and not yet 0.
    const answered = waitFor(['Eva']);
    answered.customer('Max').writes(ago(40)).agent('Ann').replies(ago(0));
    expect((await checked(database, alertId, answered)).state).toBe('firing');
    answered.customer('Eva').agent('Ann').replies(ago(0));
    const all = story();
    for (const name of ['Eva', 'Max']) all.customer(name).writes(ago(40)).agent('Ann').replies(ago(0));
    expect((await checked(database, alertId, all)).state).toBe('quiet');
    const [one] = await firings(database);
    expect(one).toMatchObject({ clearedValue: 0 });
    const link = new URL(one!.link, 'http://rapport.example').searchParams;
    expect([link.get('metric'), link.get('longer'), link.get('as-of')]).toEqual(['waiting', '30', one!.firedAt]);
    expect(Number(link.get('version'))).toBe(one!.version);
  });
});

it('fires when a wait has grown long enough, without any change', async () => {
  await withDatabase(async (database) => {
    const given = story();
    for (const name of ['Eva', 'Max']) given.customer(name).writes(new Date(Date.now() - 1_797_000).toISOString());
    await given.storedIn(database);
    const alertId = await made(database, LONG_WAITS);
    const ended = new AbortController();
    const watch = openWatch(database, { mirror: null, onFailure: fail, clock: 500 });
    const running = watch.keepUp(ended.signal);
    await expect.poll(() => firings(database), { timeout: 20_000 }).toMatchObject([{ alertId, value: 2 }]);
    ended.abort();
    await running;
    // Another server, later: it knows.
    const next = new AbortController();
    const after = openWatch(database, { mirror: null, onFailure: fail, clock: 500 });
    const again = after.keepUp(next.signal);
    const before = (await findAlert(database, alertId)).checkedAt!;
    await expect
      .poll(async () => (await findAlert(database, alertId)).checkedAt!.getTime(), { timeout: 20_000 })
      .toBeGreaterThan(before.getTime());
    next.abort();
    await again;
    expect(await firings(database)).toHaveLength(1);
  });
}, 60_000);

it('of several servers that check at once, one fires', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, LONG_WAITS);
    await waitFor(['Eva', 'Max', 'Lei']).storedIn(database);
    // Each server has connections of its own.
    const servers = [1, 2, 3].map(() => openDatabase({ ...database.options, password: database.options.password }));
    const outcomes = await Promise.all(
      servers.map((server) => checkAlert(server, alertId, { mirror: null, isForced: true })),
    );
    await Promise.all(servers.map((server) => server.end()));
    expect(outcomes).toContain('checked');
    await checked(database, alertId);
    expect(await firings(database)).toHaveLength(1);
    expect(await checkAlert(database, alertId, { mirror: null })).toBe('early');
  });
});

it('clears when what it fired on is taken back, and says so', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, LONG_WAITS);
    await checked(database, alertId, waitFor(['Eva', 'Max', 'Lei']));
    // The import that brought them is undone: they never waited.
    await checked(database, alertId, story());
    expect(await firings(database)).toMatchObject([
      { value: 3, clearedValue: 0, clearedWhy: 'corrected', correctedValue: 0 },
    ]);
    // Here they did wait at that moment, and were answered since.
    await checked(database, alertId, waitFor(['Eva', 'Max', 'Lei']));
    const then = (await firings(database))[1]!.firedAt;
    const answered = story();
    for (const name of ['Eva', 'Max', 'Lei'])
      answered
        .customer(name)
        .writes(ago(40))
        .agent('Ann')
        .replies(new Date(Date.parse(then) + 1).toISOString());
    await checked(database, alertId, answered);
    expect((await firings(database))[1]).toMatchObject({ clearedWhy: 'value', correctedValue: 3 });
  });
});

it('watches each value of a split by itself, also one that occurs no more', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, {
      ...LONG_WAITS,
      question: { ...LONG_WAITS.question, by: ['channel'] },
    });
    const given = waitFor(['Eva', 'Max']);
    given.customer('Lei').by('chat').writes(ago(50));
    const item = await checked(database, alertId, given);
    expect(item.cells).toMatchObject([
      { by: ['email'], state: 'firing', value: 2 },
      { by: ['chat'], state: 'quiet', value: 1 },
    ]);
    const chats = story();
    for (const name of ['Lei', 'Zhou']) chats.customer(name).by('chat').writes(ago(50));
    // Nobody waits for a mail any more: that channel does not occur in the answer, and is 0.
    expect((await checked(database, alertId, chats)).cells).toMatchObject([
      { by: ['chat'], state: 'firing', value: 2 },
    ]);
    expect((await firings(database)).map(({ by, clearedValue }) => [by, clearedValue])).toEqual([
      [['email'], 0],
      [['chat'], null],
    ]);
  });
});

it('satisfaction of this week under 80 % counts with enough answers only', async () => {
  await withDatabase(async (database) => {
    const about: AlertAboutInput = {
      name: 'CSAT',
      question: { metric: 'csat' },
      range: { name: '24h' },
      fires: 'below',
      at: 0.8,
      atLeast: 3,
    };
    const alertId = await made(database, about);
    const rated = (values: readonly number[]) => {
      const given = story();
      for (const [i, value] of values.entries())
        given.row({ at: ago(30 + i), kind: 'rating', rating_value: value, rating_scale: '1-5', rated_at: ago(30 + i) });
      return given;
    };
    const few = await checked(database, alertId, rated([0, 0]));
    expect(few).toMatchObject({ state: 'quiet', unit: 'ratio', about: { clears: 0.82 } });
    // One of three is content: 33 %, on 3 answers.
    expect((await checked(database, alertId, rated([100, 0, 0]))).state).toBe('firing');
    expect(few.says).toEqual({
      en: 'Satisfaction (CSAT), last 24 hours, below 80 %, with n of at least 3, clears at 82 % or more',
      'zh-CN': '客户满意度（CSAT），近 24 小时，低于 80 %，样本不少于 3，升至 82 % 或更高时解除',
    });
    // Nobody rated within the last day: nothing is known.
    await checked(database, alertId, story());
    expect(await firings(database)).toMatchObject([{ clearedValue: null }]);
  });
});

it('a changed, removed or muted alert ends what fires, and says why; what cannot be asked is said', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, LONG_WAITS);
    const waits = waitFor(['Eva', 'Max', 'Lei']);
    await checked(database, alertId, waits);
    await changeAlert(database, alertId, alertAboutSchema.parse({ ...LONG_WAITS, at: 2 }), 'Olga', null);
    await checked(database, alertId);
    await removeAlert(database, alertId, 'Olga');
    expect((await firings(database)).map(({ clearedWhy, about }) => [clearedWhy, about.at])).toEqual([
      ['changed', 1],
      ['removed', 2],
    ]);
    expect(await checkAlert(database, alertId, { mirror: null, isForced: true })).toBe('busy');
    await restoreAlert(database, alertId);
    await muteAlert(database, alertId, new Date(Date.now() + 3_600_000).toISOString());
    expect(await checked(database, alertId)).toMatchObject({
      state: 'firing',
      mutedUntil: expect.any(String) as string,
    });
    expect((await firings(database))[2]).toMatchObject({ isMuted: true });
    await expect(made(database, { ...LONG_WAITS, clears: 3 })).rejects.toMatchObject({ code: 'alert.clears-beyond' });
    await expect(
      made(database, { ...LONG_WAITS, question: { metric: 'waiting', by: ['agent'] } }),
    ).rejects.toMatchObject({
      code: 'statistics.dimension-not-offered',
    });
  });
});

it('more checks at once than there are connections wait in line, and none for ever', async () => {
  await withDatabase(async (database) => {
    const ids = [];
    for (let i = 0; i < 15; i++) ids.push(await made(database, LONG_WAITS));
    const outcomes = await Promise.all(ids.map((id) => checkAlert(database, id, { mirror: null, isForced: true })));
    expect(new Set(outcomes)).toEqual(new Set(['checked']));
  });
});

it('the answer that it fired on is there again under its version', async () => {
  await withDatabase(async (database) => {
    const alertId = await made(database, LONG_WAITS);
    await checked(database, alertId, waitFor(['Eva', 'Max']));
    const [{ question, version, firedAt } = { question: null, version: 0, firedAt: new Date() }] = await listFirings(
      database,
      { limit: 1 },
    );
    const again = await ask(database, { ...question!, version, asOf: firedAt.toISOString() });
    expect(again.rows[0]).toMatchObject({ value: 2, n: 2 });
  });
});

function fail(error: unknown): never {
  throw error;
}
