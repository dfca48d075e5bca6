import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderBlobs } from '../blobs.ts';
import type { Database } from '../database.ts';
import { latestMigration } from '../migrate.ts';
import type { Store } from '../store.ts';
import { withDatabase } from '../testing/with-database.ts';
import { backup, checkBackup, restore } from './index.ts';
import { PART } from './manifest.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), '备份 test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const storeIn = (name: string, database: Database): Store => ({
  database,
  data: join(folder, name),
  blobs: folderBlobs(join(folder, name, 'blobs')),
  close: () => Promise.resolve(),
});

/** Two imports with a file each (one larger than an entry of the backup), and text that COPY has to escape. */
async function givenHistory({ database, blobs }: Store): Promise<string[]> {
  const files = ['你好\r\n\\N\t"quoted"', randomBytes(PART).toString('base64'), ''];
  const kept = await Promise.all(files.map((file) => blobs.keep(Readable.from([Buffer.from(file)]))));
  await database.query(
    "insert into history.import (kind, state, title) values ('files', 'done', '一月'), ('files', 'undone', E'a\\tb\\\\')",
  );
  for (const { sha256, size } of kept) {
    await database.query('insert into history.original (import_id, sha256, name, size) values (1, $1, $2, $3)', [
      sha256,
      '邮件.mbox',
      size,
    ]);
  }
  await database.query("insert into history.setting (name, value) values ('zone', '\"Asia/Shanghai\"')");
  await database.query("insert into access.person (name, password, role) values ('Eva', 'x', 'owner')");
  return files;
}

async function contents(database: Database): Promise<unknown[]> {
  const tables = ['history.import', 'history.original', 'history.setting', 'access.person'];
  const all = await Promise.all(tables.map((table) => database.query(`select * from ${table} order by 1`)));
  return all.map((each) => each.rows as unknown[]);
}

test('what was backed up comes back the same, and new numbers go on after the old ones', () =>
  withDatabase(async (before) =>
    withDatabase(async (after) => {
      const store = storeIn('before', before);
      const files = await givenHistory(store);
      const file = join(folder, 'all.tar.gz');
      const report = await backup(store, file);
      expect(report.originals).toBe(3);

      const fresh = storeIn('after', after);
      await restore(fresh, await checkBackup(file, latestMigration()));

      expect(await contents(after)).toEqual(await contents(before));
      const { rows } = await after.query<{ sha256: string }>(
        'select sha256 from history.original order by original_id',
      );
      expect(await Promise.all(rows.map(({ sha256 }) => text(fresh.blobs.open(sha256))))).toEqual(files);
      const next = await after.query(
        "insert into history.import (kind, state, title) values ('live', 'running', '') returning import_id",
      );
      expect(next.rows).toEqual([{ import_id: 3 }]);
    }),
  ));

test('a place with a history in it is not overwritten', () =>
  withDatabase(async (database) => {
    const store = storeIn('here', database);
    await givenHistory(store);
    const file = join(folder, 'all.tar.gz');
    await backup(store, file);
    await expect(backup(store, file)).rejects.toMatchObject({ code: 'backup.exists' });
    await expect(restore(store, await checkBackup(file, latestMigration()))).rejects.toMatchObject({
      code: 'restore.not-empty',
    });
  }));

test('a damaged, cut or foreign file is refused before anything is touched', () =>
  withDatabase(async (database) => {
    const store = storeIn('here', database);
    await givenHistory(store);
    const file = join(folder, 'all.tar.gz');
    await backup(store, file);
    const whole = readFileSync(file);
    const check = async (bytes: Buffer): Promise<unknown> => {
      writeFileSync(file, bytes);
      return await checkBackup(file, latestMigration()).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    };
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 0x10;
    expect(await check(flipped)).toBe('restore.damaged');
    expect(await check(whole.subarray(0, whole.length - 9))).toBe('restore.damaged');
    expect(await check(whole.subarray(0, whole.length / 2))).toBe('restore.damaged');
    expect(await check(Buffer.from('id,name\n1,Eva\n'))).toBe('restore.not-a-backup');
    expect(await check(Buffer.alloc(0))).toBe('restore.not-a-backup');
    expect(await check(whole)).toBeNull();
    await expect(checkBackup(file, 0)).rejects.toMatchObject({ code: 'restore.newer' });
  }));

test('an original that is missing or was changed on disk stops the backup, and no file is left', () =>
  withDatabase(async (database) => {
    const store = storeIn('here', database);
    await givenHistory(store);
    rmSync(store.data, { recursive: true });
    const file = join(folder, 'all.tar.gz');
    await expect(backup(store, file)).rejects.toMatchObject({ code: 'backup.blob-missing' });
    expect(() => readFileSync(file)).toThrow();
  }));

test('every table is in a backup, or left out on purpose', () =>
  withDatabase(async (database) => {
    const { rows } = await database.query<{ schema: string }>(
      "select distinct schemaname as schema from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
    );
    expect(rows.map((row) => row.schema)).toEqual(['access', 'history', 'maintenance', 'watch']);
  }));
