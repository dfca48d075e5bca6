import { expect, test } from 'vitest';
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
