import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { Steps } from '../steps.ts';
import { LookUpTables } from './look-up-tables.ts';
import { type Contents, SharedTables } from './shared-tables.ts';

it('are the same for all looks, but those that began to read before see no later ones and have their own', async () => {
  await withShared(async (instance, shared) => {
    const early = await lookOf(instance, shared);
    const first = await early.tables.steps(new Steps([0, 3], 5));
    early.tables.beginReading();
    expect(await rowsOf(early.connection, first)).toEqual(PLACES);

    const late = await lookOf(instance, shared);
    const second = await late.tables.steps(new Steps([0, 2], 4));
    expect(await late.tables.steps(new Steps([0, 3], 5))).toBe(first);
    late.tables.beginReading();
    expect(await rowsOf(late.connection, second)).toHaveLength(2);

    const own = await early.tables.steps(new Steps([0, 2], 4));
    expect([second.split('.')[0], own.split('.')[0]]).toEqual(['looked_up', 'temp']);
    expect(await rowsOf(early.connection, own)).toEqual(await rowsOf(late.connection, second));
    expect(await early.tables.steps(new Steps([0, 2], 4))).toBe(own);
  });
});

it('are made one after the other, however many are asked for at once', async () => {
  await withShared(async (instance, shared) => {
    const looks = await Promise.all(Array.from({ length: 20 }, () => lookOf(instance, shared)));
    const tables = await Promise.all(looks.map(({ tables }, i) => tables.steps(new Steps([0, 3], 5 + i))));
    expect(new Set(tables).size).toBe(20);
    for (const [i, { connection }] of looks.entries()) expect(await rowsOf(connection, tables[i]!)).not.toEqual([]);
  });
});

it('give way to another one under their key, when nobody reads them any more', async () => {
  await withShared(async (instance, shared) => {
    const connection = await instance.connect();
    const [before, after] = [{ of: [1] }, { of: [2] }];
    const first = await shared.table(contents(before));
    const second = await shared.table(contents(after));
    expect(await rowsOf(connection, first.name)).toEqual([[7]]);
    first.leave();
    const again = await shared.table(contents(after));
    expect(again.name).toBe(second.name);
    await expect(rowsOf(connection, first.name)).rejects.toThrow(/does not exist/);
    expect(await rowsOf(connection, second.name)).toEqual([[7]]);
  });
});

it('are dropped, those first that nobody asked for the longest, where they become too many', async () => {
  await withShared(async (instance, shared) => {
    const connection = await instance.connect();
    const [old, read] = [await shared.table(contents({ key: 'old' })), await shared.table(contents({ key: 'read' }))];
    old.leave();
    const large = await shared.table(contents({ key: 'large', rows: 4_000_000 }));
    await expect(rowsOf(connection, old.name)).rejects.toThrow(/does not exist/);
    for (const one of [read, large]) expect(await rowsOf(connection, one.name)).toEqual([[7]]);
  });
});

it('are made anew after they could not be made', async () => {
  await withShared(async (_, shared) => {
    const broken = contents({ fill: () => Promise.reject(new Error('no room')) });
    await expect(shared.table(broken)).rejects.toThrow('no room');
    expect((await shared.table(contents({}))).made).toBe(1);
  });
});

it('are not in the way of the next, where one could not be made and was replaced meanwhile', async () => {
  await withShared(async (_, shared) => {
    const broken = shared.table(contents({ of: 1, fill: () => Promise.reject(new Error('no room')) }));
    const [failed, next] = await Promise.allSettled([broken, shared.table(contents({ of: 2 }))]);
    expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled']);
    expect((await shared.table(contents({ of: 2 }))).made).toBe(1);
  });
});

const PLACES = [
  [0, 1],
  [1, 2],
];

function contents(some: Partial<Contents>): Contents {
  return {
    key: 'one',
    rows: 1,
    fill: async (connection, catalogue, table) => {
      await connection.run(`create table ${catalogue}.${table} as select 7 as x`);
    },
    ...some,
  };
}

type Connected = Awaited<ReturnType<DuckDBInstance['connect']>>;

async function lookOf(instance: DuckDBInstance, shared: SharedTables) {
  const connection = await instance.connect();
  await connection.run('begin transaction; select 1');
  return { connection, tables: new LookUpTables(connection, shared) };
}

async function rowsOf(connection: Connected, table: string): Promise<unknown[]> {
  return (await connection.runAndReadAll(`select * from ${table} order by all`)).getRowsJS();
}

async function withShared(work: (instance: DuckDBInstance, shared: SharedTables) => Promise<void>): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const shared = await SharedTables.open(instance);
  try {
    await work(instance, shared);
  } finally {
    shared.close();
    instance.closeSync();
  }
}
