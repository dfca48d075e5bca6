import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Notice } from '../../contract/intake.ts';
import type { Database } from '../../store/database.ts';
import { buildApp } from '../app.ts';
import type { Pipeline } from '../pipeline.ts';
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

async function commit(database: Database, interactions = 1, day = '2026-03-01'): Promise<void> {
  const told = {
    ...touched,
    committedAt: '2026-03-01T12:00:00.000Z',
    days: [[day, day]],
    interactions,
    importId: null,
  };
  await database.query("select pg_notify('rapport_committed', $1)", [JSON.stringify({ ...told, version: 9 })]);
}
const touched = { customers: ['c1'], channels: ['email'], sources: [{ id: 1, name: 'shop' }] };

test('a commit reaches the viewer', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    expect((await viewer.next())?.event).toBe('here');
    expect(viewer.response.headers['content-type']).toContain('text/event-stream');
    await commit(database, 3);
    expect(await viewer.next()).toMatchObject({ event: 'committed', data: { interactions: 3 } });
    viewer.close();
  }));

test('whoever opens a stream learns of which version the history is', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await database.query('update history.writer set version = 41');
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    expect(await viewer.next()).toMatchObject({ event: 'here', data: { version: 41 } });
    viewer.close();
  }));

test('a viewer whose connection was cut gets what came meanwhile, and nothing twice', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    await viewer.next();
    await commit(database);
    const { id } = (await viewer.next())!;
    viewer.close();
    const other = await view(app, cookie);
    await other.next();
    await commit(database, 5, '2026-03-02');
    await other.next();
    other.close();

    const back = await view(app, cookie, id);
    expect(await back.next()).toMatchObject({
      event: 'committed',
      id: id + 1,
      data: { interactions: 5, days: [['2026-03-02', '2026-03-02']], ...touched },
    });
    back.close();
    const again = await view(app, cookie, id + 1);
    await commit(database, 7);
    expect(await again.next()).toMatchObject({ event: 'committed', id: id + 2, data: { interactions: 7 } });
    again.close();
  }));

test('after a restart of the server, and after too long an absence, a viewer is told to ask everything again', () =>
  withApp({}, async ({ app, database, store, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    await viewer.next();
    await commit(database);
    const { id } = (await viewer.next())!;
    await app.close();
    expect(await viewer.next()).toBeNull();
    await commit(database, 5);

    const restarted = buildApp(store, { version: '1.2.3', staticFolder: store.data, pipeline: {} as Pipeline });
    try {
      await restarted.listen({ host: '127.0.0.1', port: 0 });
      const back = await view(restarted, cookie, id);
      const told = (await back.next())!;
      expect(told.event).toBe('resync');
      expect(told.id).toBeGreaterThan(id);
      // From there on it goes on as usual.
      await commit(database, 6);
      expect(await back.next()).toMatchObject({ event: 'committed', id: told.id + 1, data: { interactions: 6 } });
      back.close();
    } finally {
      await restarted.close();
    }
  }));

test('when the listening connection breaks, it is replaced, and viewers are told to ask again', () =>
  withApp({}, async ({ app, database, cookie }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const viewer = await view(app, cookie);
    await viewer.next();
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like 'select version%history.writer'`,
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
    for (const viewer of viewers) await viewer.next();
    await commit(database);
    for (const viewer of viewers) expect((await viewer.next())?.event).toBe('committed');
    await app.close();
    for (const viewer of viewers) expect(await viewer.next()).toBeNull();
  }));

test('nobody watches who is not signed in', () =>
  withApp({}, async ({ app }) => {
    expect((await app.inject('/api/v1/live')).statusCode).toBe(401);
  }));

test('commits told as one touch all that each touched, from the oldest on', () => {
  const notice: Notice = {
    id: 1,
    version: 4,
    committedAt: 'a',
    days: [['2026-01-01', '2026-01-02']],
    customers: ['c1'],
    channels: ['email'],
    sources: null,
    interactions: 1,
    importId: 3,
  };
  const next: Notice = { ...notice, id: 2, version: 5, committedAt: 'b', customers: ['c2'], importId: 4 };
  expect(coalesce(notice, { ...next, days: [['2026-01-03', '2026-01-03']] })).toEqual({
    ...next,
    committedAt: 'a',
    days: [['2026-01-01', '2026-01-03']],
    customers: ['c1', 'c2'],
    interactions: 2,
    importId: null,
  });
  expect(coalesce(notice, { ...next, days: null }).days).toBeNull();
});
