import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Notice } from '../../contract/intake.ts';
import type { Database } from '../../store/database.ts';
import { type Visit, withApp } from '../testing/with-app.ts';
import { coalesce } from './coalesce.ts';

interface Told {
  readonly id: number;
  readonly event: string;
  readonly data: Notice;
}

/** Reads a stream as a browser does; `next` waits for the next event. */
async function view(app: Visit['app'], cookie: string, lastEventId?: number) {
  const { port } = app.server.address() as AddressInfo;
  const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) };
  const response = await new Promise<IncomingMessage>((resolve) => {
    get({ host: '127.0.0.1', port, path: '/api/v1/live', headers }, resolve);
  });
  const chunks = response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  let text = '';
  async function next(): Promise<Told | null> {
    for (;;) {
      const stop = text.indexOf('\n\n');
      if (stop >= 0) {
        const told = parse(text.slice(0, stop));
        text = text.slice(stop + 2);
        if (told) return told;
        continue;
      }
      const chunk = await chunks.next();
      if (chunk.done === true) return null;
      text += chunk.value;
    }
  }
  return { response, next, close: () => response.destroy() };
}

function parse(block: string): Told | null {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  return data ? { id: Number(field('id')), event: field('event') ?? '', data: JSON.parse(data) as Notice } : null;
}

async function commit(database: Database, interactions = 1, at = '2026-03-01T09:00:00.000Z'): Promise<void> {
  const notice = { committedAt: '2026-03-01T12:00:00.000Z', from: at, to: at, interactions, importId: null };
  await database.query("select pg_notify('rapport_committed', $1)", [JSON.stringify(notice)]);
}

test('a commit reaches the viewer', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    expect(viewer.response.headers['content-type']).toContain('text/event-stream');
    await commit(database, 3);
    expect(await viewer.next()).toMatchObject({ event: 'committed', data: { interactions: 3 } });
    viewer.close();
  }));

test('a viewer who comes back gets what came meanwhile; from another run, a resync', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    await commit(database);
    const { id } = (await viewer.next())!;
    viewer.close();
    const other = await view(app, cookie);
    await commit(database, 5);
    await other.next();
    other.close();

    const back = await view(app, cookie, id);
    expect(await back.next()).toMatchObject({ event: 'committed', id: id + 1, data: { interactions: 5 } });
    back.close();
    const stranger = await view(app, cookie, 12);
    expect(await stranger.next()).toMatchObject({ event: 'resync', id: id + 1 });
    stranger.close();
  }));

test('when the listening connection breaks, it is replaced, and viewers are told to ask again', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like 'listen %'`,
    );
    expect((await viewer.next())?.event).toBe('resync');
    await commit(database);
    expect((await viewer.next())?.event).toBe('committed');
    viewer.close();
  }));

test('stopping the server ends every stream, and many viewers are no matter', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewers = await Promise.all(Array.from({ length: 50 }, () => view(app, cookie)));
    await commit(database);
    for (const viewer of viewers) expect((await viewer.next())?.event).toBe('committed');
    await app.close();
    for (const viewer of viewers) expect(await viewer.next()).toBeNull();
  }));

test('nobody watches who is not signed in', () =>
  withApp({}, async ({ app }) => {
    expect((await app.inject('/api/v1/live')).statusCode).toBe(401);
  }));

test('a commit without a span makes the whole unbounded', () => {
  const notice = { id: 1, committedAt: 'a', from: '2026-01-01', to: '2026-01-02', interactions: 1, importId: 3 };
  expect(coalesce(notice, { ...notice, id: 2, committedAt: 'b', from: null, importId: 4 })).toEqual({
    id: 2,
    committedAt: 'a',
    from: null,
    to: null,
    interactions: 2,
    importId: null,
  });
});
