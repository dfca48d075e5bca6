import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { ForecastAnswer } from '../../contract/forecast.ts';
import type { Answer } from '../../contract/question.ts';
import type { ToldTogether } from '../../contract/together.ts';
import { decide, undoDecision } from '../../pipeline/index.ts';
import { putHistory, testPointId, testRecordId } from '../../store/testing/put-history.ts';
import { withApp, type Visit } from '../testing/with-app.ts';

async function given({ database }: Visit): Promise<void> {
  const one = (key: string, customer: string, at: string, channel: string) => ({
    key,
    customer,
    at,
    columns: { channel },
  });
  await putHistory(database, [
    one('a', 'eva', '2026-03-01T23:30:00Z', 'email'),
    one('b', 'bo', '2026-03-02T10:00:00Z', 'chat'),
    one('c', 'eva', '2026-03-02T11:00:00Z', 'chat'),
  ]);
}

test('a metric says what it is, an answer its numbers, a number its rows', () =>
  withApp({}, async (visit) => {
    await given(visit);
    const metrics = (await visit.ask('/api/v1/metrics')).json<{ id: string }[]>();
    expect(metrics.map((metric) => metric.id)).toContain('volume');

    const question = 'metric=volume&every=day&by=channel&zone=Asia/Shanghai&from=2026-03-02&to=2026-03-03';
    const answer = (await visit.ask(`/api/v1/answers?${question}`)).json();
    const chat = answer.rows.find((row: { channel: string }) => row.channel === 'chat');
    expect(chat).toMatchObject({ bucket: '2026-03-02T00:00:00+08:00', n: 2, value: 2 });

    const bucket = encodeURIComponent(chat!.bucket);
    const rows = (
      await visit.ask(`/api/v1/answers/rows?${question}&bucket=${bucket}&cell=channel:chat&limit=1`)
    ).json();
    expect(rows).toMatchObject({ count: 2, items: [{ recordId: testRecordId('b') }] });
    const next = await visit.ask(
      `/api/v1/answers/rows?${question}&bucket=${bucket}&cell=channel:chat&cursor=${encodeURIComponent(rows.next)}`,
    );
    expect(next.json()).toMatchObject({ items: [{ recordId: testRecordId('c') }], next: null });
  }));

test('filters of one dimension are alternatives', () =>
  withApp({}, async (visit) => {
    await given(visit);
    const count = async (where: string): Promise<number> =>
      (await visit.ask(`/api/v1/answers?metric=volume&${where}`)).json().rows[0].n;
    expect(await count('where=channel:chat')).toBe(2);
    expect(await count('where=channel:chat&where=channel:email')).toBe(3);
    expect(await count(`where=channel:chat&where=customer:${testPointId('eva')}`)).toBe(1);
    const channels = (await visit.ask('/api/v1/dimensions/channel')).json();
    expect(channels).toMatchObject([
      { value: 'chat', n: 2 },
      { value: 'email', n: 1 },
    ]);
  }));

test('a question that cannot be answered names the field', () =>
  withApp({}, async ({ ask }) => {
    const refused = async (query: string): Promise<unknown> => {
      const response = await ask(`/api/v1/answers?${query}`);
      return [response.statusCode, response.json().field];
    };
    expect(await refused('')).toEqual([400, 'metric']);
    expect(await refused('metric=happiness')).toEqual([400, 'metric']);
    expect(await refused('metric=volume&zone=Mars/Base')).toEqual([400, 'zone']);
    expect(await refused('metric=volume&every=moon')).toEqual([400, 'every']);
    expect((await refused('metric=volume&by=smell')) as unknown[]).toContain(400);
    expect(await refused('metric=volume&where=chat')).toEqual([400, 'where']);
    expect(await refused('metric=volume&wish=1')).toEqual([400, 'wish']);
    expect((await ask('/api/v1/dimensions/smell')).statusCode).toBe(400);
  }));

test('a filter with and, or and not is read from its text, or refused with the place', () =>
  withApp({}, async (visit) => {
    await given(visit);
    const asked = async (filter: string) =>
      (await visit.ask(`/api/v1/answers?metric=volume&filter=${encodeURIComponent(filter)}`)).json();
    expect((await asked('channel=chat and not customer="bo"')).rows[0].n).toBe(1);
    expect((await asked('channel=chat or channel=email')).rows[0].n).toBe(3);
    expect(await asked('channel=chat und so')).toMatchObject({ code: 'statistics.bad-filter', field: 'filter' });
  }));

test('working hours are decided, asked on, and taken back; holidays come from a calendar file', () =>
  withApp({ decide, undoDecision }, async (visit) => {
    const post = async (url: string, payload: object) =>
      await visit.ask({ method: 'POST', url: `/api/v1/${url}`, payload });
    await given(visit);
    const file = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nSUMMARY:New Year\nRRULE:FREQ=YEARLY\nEND:VEVENT';
    const read = await post('calendars/holidays', { text: file });
    const { holidays } = read.json<{ holidays: object[] }>();
    expect(holidays).toEqual([{ name: 'New Year', from: '2026-01-01', to: '2026-01-01', repeat: { interval: 1 } }]);
    const ask = async () => await visit.ask('/api/v1/answers?metric=response-time&clock=business');
    expect((await ask()).json()).toMatchObject({ code: 'statistics.no-calendar' });
    const weekly = [{ weekday: 1, from: '09:00', to: '17:00' }];
    const about = { for: { kind: 'all' }, name: 'Mondays', zone: 'Asia/Shanghai', weekly, holidays };
    const decided = async (more: object) => await post('decisions', { kind: 'calendar', about: { ...about, ...more } });
    expect((await decided({ zone: 'Mars/Olympus' })).json()).toMatchObject({ code: 'zone.unknown' });
    const late = [{ weekday: 1, from: '17:00', to: '09:00' }];
    expect((await decided({ weekly: late })).json()).toMatchObject({ code: 'calendar.hours-end-early' });
    const { decisionId } = (await decided({})).json<{ decisionId: number }>();
    expect((await ask()).statusCode).toBe(200);
    await post(`decisions/${decisionId}/undo`, {});
    expect((await ask()).json()).toMatchObject({ code: 'statistics.no-calendar' });
  }));

test('several questions are answered of one version, each as by itself; one that is refused costs itself', () =>
  withApp({}, async (visit) => {
    await given(visit);
    const questions = [
      { metric: 'volume', where: [{ dimension: 'channel', value: 'chat' }] },
      { metric: 'smiles' },
      { metric: 'volume', every: 'day', zone: 'Asia/Shanghai' },
    ];
    const together = (some: readonly object[]) =>
      visit.ask({ method: 'POST', url: '/api/v1/answers/together', payload: { questions: some } });
    const told = (await together(questions)).json<ToldTogether>();
    const alone = (await visit.ask('/api/v1/answers?metric=volume&where=channel:chat')).json<Answer>();
    const asOf = told[0]!.answer!.asOf;
    expect(told[0]).toEqual({ answer: { ...alone, asOf }, refused: null });
    expect(told[1]).toMatchObject({ answer: null, refused: { code: 'statistics.unknown-metric', field: 'metric' } });
    expect(told[2]!.answer).toMatchObject({ version: alone.version, asOf });
    expect(told[2]!.answer!.rows.map(({ n }) => n)).toEqual([3]);
    expect((await together(Array.from({ length: 51 }, () => questions[0]!))).statusCode).toBe(400);
    expect((await together([{ metric: 'volume', smile: true }])).statusCode).toBe(400);
  }));

test('a forecast has its past error and its bands; too little history says what it needs', () =>
  withApp({}, async (visit) => {
    const day = (n: number) => new Date(Date.parse('2026-01-05T12:00:00Z') + n * 86_400_000).toISOString();
    const some = Array.from({ length: 70 }, (_, n) => ({ key: `f${n}`, customer: 'eva', at: day(n), columns: {} }));
    await putHistory(visit.database, some);
    const told = (await visit.ask('/api/v1/forecasts?metric=volume&days=7&zone=Asia/Shanghai')).json<ForecastAnswer>();
    expect(told).toMatchObject({ every: 'day', history: { days: 68, hasEnded: true }, tried: [{ mae: 0 }, {}, {}] });
    expect(told.rows.map(({ value }) => Math.round(value))).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const refused = await visit.ask('/api/v1/forecasts?metric=volume&days=28');
    expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'statistics.forecast-too-short' }]);
  }));

test('a question that takes too long says so; who goes away leaves nothing running', () =>
  withApp(
    {},
    async (visit) => {
      await given(visit);
      const lock = await visit.database.connect();
      const waiting = async () => {
        const { rows } = await visit.database.query<{ n: number }>(
          `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows[0]!.n;
      };
      await visit.app.listen({ host: '127.0.0.1', port: 0 });
      const { port } = visit.app.server.address() as AddressInfo;
      await lock.query('begin; lock table history.interaction in access exclusive mode');
      try {
        const late = await visit.ask('/api/v1/answers?metric=messages');
        expect([late.statusCode, late.json()]).toMatchObject([422, { code: 'statistics.too-long' }]);
        const gone = new AbortController();
        const asked = fetch(`http://127.0.0.1:${port}/api/v1/answers/rows?metric=volume`, {
          headers: { cookie: visit.cookie },
          signal: gone.signal,
        }).catch((error: Error) => error.name);
        await vi.waitFor(async () => expect(await waiting()).toBe(1));
        gone.abort();
        expect(await asked).toBe('AbortError');
        await vi.waitFor(async () => expect(await waiting()).toBe(0));
      } finally {
        await lock.query('rollback');
        lock.release();
      }
      expect((await visit.ask('/api/v1/answers?metric=messages')).json().rows).toMatchObject([{ value: 3 }]);
    },
    {},
    { questionSeconds: 2 },
  ));
