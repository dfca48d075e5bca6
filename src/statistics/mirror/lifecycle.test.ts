import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { type Database, inTransaction } from '../../store/database.ts';
import { putHistory, testPointId, testRecordId } from '../../store/testing/put-history.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { becomeWriter } from '../../store/writer.ts';
import { ask } from '../ask.ts';
import { Mirror } from './mirror.ts';
import { withMirror } from './testing/with-mirror.ts';

const VOLUME = { metric: 'volume' };

async function volume(database: Database, mirror: Mirror | null): Promise<number | null> {
  return (await ask(database, VOLUME, mirror)).rows[0]!.value;
}

/** One more message, in a transaction of its own that makes a version. */
async function write(database: Database, key: string): Promise<void> {
  await inTransaction(database, async (connection) => {
    await becomeWriter(connection, { cause: 'other' });
    await connection.query(INSERT, [testPointId('eva'), testRecordId(key)]);
  });
}

const INSERT = `
insert into history.interaction (contact_point_id, at, record_id, part, slot, source_id, channel, kind, author_kind,
  threading, is_reply, is_automation, is_leg, opens_conversation, opens_wait, is_first_wait)
values ($1, '2026-03-02 09:00+00', $2, 0, 1969092, 1, 'email', 'message', 'customer', 'own', false, false, false, true, false, false)`;

async function given(database: Database): Promise<void> {
  await putHistory(database, [{ key: 'first', customer: 'eva', at: '2026-03-01T09:00:00Z' }]);
}

test('absent, it is built while PostgreSQL answers; closed and opened again it goes on where it was', () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (built, path) => {
      expect(await volume(database, built)).toBe(1);
      expect(built.answered).toEqual({ here: 1, elsewhere: 0 });
      await built.close();
      await write(database, 'second');
      const again = (await Mirror.open(database, { path }))!;
      expect(again.version).toBe(0);
      expect(await volume(database, again)).toBe(2);
      expect(again.answered).toEqual({ here: 1, elsewhere: 0 });
      await again.close();
      await writeFile(path, 'This is no database.');
      const anew = (await Mirror.open(database, { path }))!;
      expect(anew.version).toBeNull();
      expect(await volume(database, anew)).toBe(2);
      expect(anew.answered).toEqual({ here: 0, elsewhere: 1 });
      await anew.catchUp();
      expect(await volume(database, anew)).toBe(2);
      expect(anew.answered).toEqual({ here: 1, elsewhere: 1 });
      await anew.close();
    });
  }));

test('of another history under the same numbers, or with fewer versions, it is built anew', () =>
  withDatabase(async (database) => {
    await given(database);
    await write(database, 'second');
    await withMirror(database, async (mirror) => {
      expect(await volume(database, mirror)).toBe(2);
      // As after a restore: the number is there, and was made at another moment.
      await database.query("update history.version set recorded_at = recorded_at + interval '1 microsecond'");
      await database.query('delete from history.interaction where record_id = $1', [testRecordId('second')]);
      expect(await volume(database, mirror)).toBe(1);
      expect(mirror.answered).toEqual({ here: 1, elsewhere: 1 });
      await mirror.catchUp();
      expect(await volume(database, mirror)).toBe(1);
      expect(mirror.answered).toEqual({ here: 2, elsewhere: 1 });
      await database.query('delete from history.version');
      await mirror.catchUp();
      expect(await volume(database, mirror)).toBe(1);
      expect(mirror.version).toBe(0);
    });
  }));

test('of another version of the product nothing of the file is kept', () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (built, path) => {
      await built.close();
      const file = await DuckDBInstance.create(path);
      const connection = await file.connect();
      await connection.run(
        "update state set format = 'before'; create table large as select random() as n from range(1_000_000)",
      );
      connection.closeSync();
      file.closeSync();
      const large = (await stat(path)).size;
      await writeFile(`${path}.past-7`, 'of a process that was killed');
      const mirror = (await Mirror.open(database, { path }))!;
      expect(mirror.version).toBeNull();
      await expect(stat(`${path}.past-7`)).rejects.toThrow('ENOENT');
      await mirror.catchUp();
      expect(await volume(database, mirror)).toBe(1);
      expect(mirror.answered).toEqual({ here: 1, elsewhere: 0 });
      await mirror.close();
      expect((await stat(path)).size).toBeLessThan(large - 1_000_000);
    });
  }));

test('of a small history it is kept up, and PostgreSQL answers', () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (built, path) => {
      await built.close();
      const mirror = (await Mirror.open(database, { path, least: 2 }))!;
      expect(await volume(database, mirror)).toBe(1);
      await write(database, 'second');
      await mirror.catchUp();
      expect(await volume(database, mirror)).toBe(2);
      expect(mirror.answered).toEqual({ here: 1, elsewhere: 1 });
      await mirror.close();
    });
  }));

test('where another process has it PostgreSQL answers', () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (mirror, path) => {
      await mirror.close();
      const other = spawn(process.execPath, ['--input-type=module', '-e', HOLD.replace('PATH', JSON.stringify(path))], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await once(other.stdout, 'data');
      expect(await Mirror.open(database, { path })).toBeNull();
      other.kill();
      await once(other, 'exit');
      expect(await volume(database, null)).toBe(1);
    });
  }));

const HOLD = `
import { DuckDBInstance } from '@duckdb/node-api';
const held = await DuckDBInstance.create(PATH);
console.log('held');
setInterval(() => held, 1000);`;

test('a transaction that is still in flight is neither seen nor skipped', () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (mirror) => {
      const slow = await database.connect();
      await slow.query('begin');
      await becomeWriter(slow, { cause: 'other' });
      await slow.query(INSERT, [testPointId('eva'), testRecordId('slow')]);
      expect(await volume(database, mirror)).toBe(1);
      const waiting = write(database, 'waiting');
      expect(await volume(database, mirror)).toBe(1);
      await slow.query('commit');
      slow.release();
      await waiting;
      expect(await volume(database, mirror)).toBe(3);
      expect(mirror.answered.elsewhere).toBe(0);
    });
  }));

test('asked while others write, each answer is that of the version that it names', { timeout: 120_000 }, () =>
  withDatabase(async (database) => {
    await given(database);
    await withMirror(database, async (mirror) => {
      let isWriting = true;
      const seen = new Set<number>();
      const writers = [1, 2, 3].map(async (writer) => {
        let n = 0;
        for (; n < 20 || seen.size < 8; n++) await write(database, `${writer}/${n}`);
        return n;
      });
      const askers = [1, 2, 3].map(async () => {
        while (isWriting) {
          const { version, rows } = await ask(database, VOLUME, mirror);
          // A version a message, and the first came before all.
          expect(rows[0]!.value).toBe(version + 1);
          seen.add(version);
        }
      });
      const written = await Promise.all(writers).finally(() => (isWriting = false));
      await Promise.all(askers);
      expect(await volume(database, mirror)).toBe(written.reduce((sum, n) => sum + n, 1));
      expect(mirror.answered.elsewhere).toBe(0);
    });
  }),
);
