import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlace, processesOn, withPlace } from '../testing/place.ts';
import { type Cluster, openCluster } from './index.ts';

let data: string;
let remove: () => void;
beforeAll(async () => {
  ({ data, remove } = makePlace());
  await (await openCluster({ data })).close();
});
afterAll(() => remove());

async function query(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client(cluster.connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('what was written is there again after a stop, and no process stays', async () => {
  const first = await openCluster({ data });
  await query(first, "create table told as select '你好' as words");
  await first.close();
  expect(processesOn(data)).toEqual([]);
  const second = await openCluster({ data });
  expect(await query(second, 'select words from told')).toEqual([{ words: '你好' }]);
  await second.close();
});

test('Chinese is text to the database, whatever the language of the machine', async () => {
  const cluster = await openCluster({ data });
  const sql = String.raw`select current_setting('server_encoding') as encoding, '退款' ~ '^\w+$' as word, upper('é') as upper`;
  expect(await query(cluster, sql)).toEqual([{ encoding: 'UTF8', word: true, upper: 'É' }]);
  await cluster.close();
});

test('a second server is told where the first one is', async () => {
  const first = await openCluster({ data, server: { name: 'http://127.0.0.1:7400' } });
  await expect(openCluster({ data, server: { name: 'http://127.0.0.1:7401' } })).rejects.toMatchObject({
    code: 'start.already-running',
    about: { address: 'http://127.0.0.1:7400' },
  });
  await first.close();
});

test('a command joins the cluster that runs, and its owner waits for it', async () => {
  const waits: string[] = [];
  const owner = await openCluster({ data, onWait: (code) => waits.push(code) });
  const guest = await openCluster({ data });
  expect([owner.isOwner, guest.isOwner]).toEqual([true, false]);
  const closing = owner.close();
  expect(await query(guest, 'select 1 as one')).toEqual([{ one: 1 }]);
  await guest.close();
  await closing;
  expect(waits).toEqual(['database.waiting-for-guests']);
  expect(processesOn(data)).toEqual([]);
});

test('a server waits for the command that started the cluster, and says so', async () => {
  const waits: string[] = [];
  const command = await openCluster({ data });
  const onWait = (code: string): void => {
    waits.push(code);
    if (waits.length === 1) void command.close();
  };
  const server = await openCluster({ data, server: { name: 'http://a' }, onWait });
  expect(server.isOwner).toBe(true);
  expect(waits).toContain('start.waiting-for-command');
  await server.close();
});

test('several processes at once on a new folder share one cluster', () =>
  withPlace(async (data) => {
    const clusters = await Promise.all([1, 2, 3].map(() => openCluster({ data })));
    expect(clusters.filter((cluster) => cluster.isOwner)).toHaveLength(1);
    await Promise.all(clusters.map((cluster) => cluster.close()));
    expect(processesOn(data)).toEqual([]);
  }));

test('a postmaster that was killed is started again by its owner', async () => {
  let restarts = 0;
  const cluster = await openCluster({ data, onRestart: () => restarts++ });
  await query(cluster, 'create table kept as select 1 as one');
  process.kill(processesOn(data)[0]!, 'SIGKILL');
  await expect
    .poll(() => query(cluster, 'select one from kept').catch(() => []), { timeout: 60_000 })
    .toEqual([{ one: 1 }]);
  expect(restarts).toBe(1);
  await cluster.close();
});

test('what a crash left is no obstacle: a pid file of a process that is somebody else now', async () => {
  writeFileSync(join(data, 'cluster/data/postmaster.pid'), `${process.pid}\n${data}/cluster/data\n0\n5432\n/tmp\n\n`);
  const cluster = await openCluster({ data });
  expect(cluster.isOwner).toBe(true);
  await cluster.close();
});

test('data of another major version of PostgreSQL is refused, and left as it is', async () => {
  const file = join(data, 'cluster/data/PG_VERSION');
  writeFileSync(file, '19\n');
  await expect(openCluster({ data })).rejects.toMatchObject({
    code: 'database.newer-postgres',
    about: { found: '19' },
  });
  writeFileSync(file, '17\n');
  await expect(openCluster({ data })).rejects.toMatchObject({ code: 'database.older-postgres' });
  writeFileSync(file, '18\n');
});

test('a data directory that is a file is refused', () =>
  withPlace(async (data) => {
    writeFileSync(data, '');
    await expect(openCluster({ data })).rejects.toMatchObject({ code: 'database.not-a-folder' });
  }));
