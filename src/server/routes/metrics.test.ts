import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Verdict } from '../../contract/intake.ts';
import { createToken } from '../access/tokens.ts';
import { type Visit, withApp } from '../testing/with-app.ts';

const text = async ({ ask }: Pick<Visit, 'ask'>): Promise<string> => (await ask('/metrics')).body;

/** The value of a line; the labels as they stand there. */
function valueOf(metrics: string, name: string): number {
  const line = metrics.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}

test('metrics are for those who are known: signed in or with a token, not for whoever is near', () =>
  withApp({}, async ({ app, ask, database }) => {
    const stranger = await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'access.signed-out']);
    const token = await createToken(database, 'prometheus');
    const told = await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } });
    expect(told.statusCode).toBe(200);
    expect(told.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(told.headers['cache-control']).toBe('no-store');
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'rapport_history_version'])
      expect(valueOf(told.body, name)).toBeGreaterThanOrEqual(0);
    // Each line is a comment, or a name, labels and a number: what Prometheus reads.
    for (const line of told.body.split('\n').filter((one) => one !== ''))
      expect(line).toMatch(/^(# (HELP|TYPE) .+|[a-z_][a-z0-9_]*(\{[^}]*\})? [-+0-9.eINaf]+)$/);
    expect((await ask('/metrics')).statusCode).toBe(200);
  }));

test('queues are counted as they stand', () =>
  withApp({}, async ({ ask, database }) => {
    await database.query(
      "insert into history.import (kind, state, title) values ('files', 'queued', 'a'), ('live', 'running', 'b')",
    );
    await database.query('insert into history.search_day (day) values (1), (2)');
    const metrics = await text({ ask });
    expect(valueOf(metrics, 'rapport_queue_length{queue="imports"}')).toBe(1);
    expect(valueOf(metrics, 'rapport_queue_length{queue="searchDays"}')).toBe(2);
    expect(valueOf(metrics, 'rapport_queue_length{queue="decisions"}')).toBe(0);
  }));

test('a push is timed from when it happened; history and refusals are not', () => {
  const verdict = (id: string, is: Verdict['verdict']): Verdict => ({ id, verdict: is, recordId: null, problem: null });
  const intake = () =>
    Promise.resolve([
      verdict('1', 'stored'),
      verdict('2', 'stored'),
      verdict('3', 'duplicate'),
      verdict('4', 'quarantined'),
    ]);
  return withApp({ intake }, async ({ ask }) => {
    const now = new Date(Date.now() - 2_000).toISOString();
    const payload = [{ at: now }, { at: '2019-01-01T00:00:00Z' }, { at: now }, {}];
    await ask({ method: 'POST', url: '/api/v1/interactions', payload });
    const metrics = await text({ ask });
    expect(valueOf(metrics, 'rapport_event_to_committed_seconds_count')).toBe(1);
    expect(valueOf(metrics, 'rapport_event_to_committed_seconds_bucket{le="1"}')).toBe(0);
    expect(valueOf(metrics, 'rapport_event_to_committed_seconds_bucket{le="60"}')).toBe(1);
    expect(valueOf(metrics, 'rapport_late_events_total')).toBe(1);
    expect(valueOf(metrics, 'rapport_intake_seconds_count')).toBe(1);
  });
});

test('answers are timed by metric, requests by the pattern of their address', () =>
  withApp({}, async ({ ask }) => {
    await ask('/api/v1/answers?metric=volume');
    await ask('/api/v1/customers/7d9d8a5c-0000-8000-8000-000000000000');
    const metrics = await text({ ask });
    expect(valueOf(metrics, 'rapport_answer_seconds_count{metric="volume"}')).toBe(1);
    expect(metrics).toContain('rapport_http_request_seconds_count{route="/api/v1/customers/:customerId",method="GET"');
    expect(metrics).not.toContain('7d9d8a5c');
  }));

test('what is pushed to viewers is timed, and what they painted counts once a second, of notices that were sent', () =>
  withApp({}, async ({ app, ask, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const id = await new Promise<number>((resolve) => {
      get({ host: '127.0.0.1', port, path: '/api/v1/live', headers: { cookie } }, (stream) => {
        let told = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          told += chunk;
          const sent = /id: (\d+)\nevent: committed/.exec(told);
          if (!sent) return;
          stream.destroy();
          resolve(Number(sent[1]));
        });
        const notice = {
          version: 1,
          committedAt: new Date(Date.now() - 120).toISOString(),
          days: null,
          customers: null,
        };
        const body = JSON.stringify({ ...notice, channels: null, sources: null, interactions: 1, importId: null });
        void database.query("select pg_notify('rapport_committed', $1)", [body]);
      });
    });
    const paint = (paints: unknown) => ask({ method: 'POST', url: '/api/v1/live/paints', payload: { paints } });
    expect(
      (
        await paint([
          { id, ms: 80 },
          { id: 17, ms: 80 },
        ])
      ).statusCode,
    ).toBe(204);
    // Too soon again: taken, and not counted.
    expect((await paint([{ id, ms: 80 }])).statusCode).toBe(204);
    const metrics = await text({ ask });
    expect(valueOf(metrics, 'rapport_committed_to_pushed_seconds_count')).toBe(1);
    expect(valueOf(metrics, 'rapport_committed_to_pushed_seconds_bucket{le="0.1"}')).toBe(0);
    expect(valueOf(metrics, 'rapport_pushed_to_painted_seconds_count')).toBe(1);
    expect(valueOf(metrics, 'rapport_pushed_to_painted_seconds_sum')).toBeCloseTo(0.08);
    expect((await paint([{ id, ms: -1 }])).statusCode).toBe(400);
    expect((await paint(Array.from({ length: 51 }, () => ({ id, ms: 1 })))).statusCode).toBe(400);
    const { statusCode } = await app.inject({ method: 'POST', url: '/api/v1/live/paints', payload: { paints: [] } });
    expect(statusCode).toBe(401);
  }));
