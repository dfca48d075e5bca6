import { expect, test } from 'vitest';
import type { Database } from '../store/database.ts';
import { putHistory } from '../store/testing/put-history.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { withMirror } from './mirror/testing/with-mirror.ts';
import { inSnapshot } from './snapshot.ts';

const FOR_EVER = 'select pg_sleep(600)';
/** Asked of the mirror, because it reads facts. */
const FOR_EVER_IN_MIRROR = 'select sum(range) from range(1000000000000000), published.interaction where range % 7 = 3';

async function runningOf(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ query: string }>(
    `select query from pg_stat_activity
     where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
  );
  return rows.map((row) => row.query);
}

test('a question that takes too long is ended where it runs, and says so', () =>
  withDatabase(async (database) => {
    const asked = inSnapshot(database, (connection) => connection.query(FOR_EVER), null, { seconds: 0.2 });
    await expect(asked).rejects.toMatchObject({
      code: 'statistics.too-long',
      options: { status: 422 },
      about: { seconds: '0.2' },
    });
    expect(await runningOf(database)).toEqual([]);
  }));

test('nothing more is asked after that, and the connection is not used again', () =>
  withDatabase(async (database) => {
    const before = database.totalCount;
    const codes: unknown[] = [];
    await inSnapshot(
      database,
      async (connection) => {
        for (const text of [FOR_EVER, 'select 1'])
          await connection.query(text).catch((error: { code: string }) => codes.push(error.code));
      },
      null,
      { seconds: 0.2 },
    );
    expect(codes).toEqual(['statistics.too-long', 'statistics.too-long']);
    expect(database.totalCount).toBeLessThanOrEqual(before);
    expect((await database.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  }));

test('it ends when nobody waits for it any more', () =>
  withDatabase(async (database) => {
    const gone = new AbortController();
    const asked = inSnapshot(
      database,
      async (connection) => {
        setTimeout(() => gone.abort(), 100);
        await connection.query(FOR_EVER);
      },
      null,
      { signal: gone.signal },
    );
    await expect(asked).rejects.toMatchObject({ code: 'statistics.broken-off', options: { status: 499 } });
    expect(await runningOf(database)).toEqual([]);
    const late = inSnapshot(database, (connection) => connection.query('select 1'), null, { signal: gone.signal });
    await expect(late).rejects.toMatchObject({ code: 'statistics.broken-off' });
  }));

test('also in the mirror, which answers the next question as ever', () =>
  withDatabase(async (database) => {
    await putHistory(database, [{ key: 'a', customer: 'eva', at: '2026-03-01T23:30:00Z' }]);
    await withMirror(database, async (mirror) => {
      const asked = inSnapshot(database, (connection) => connection.query(FOR_EVER_IN_MIRROR), mirror, {
        seconds: 0.3,
      });
      await expect(asked).rejects.toMatchObject({ code: 'statistics.too-long' });
      expect((await ask(database, { metric: 'volume' }, mirror)).rows).toMatchObject([{ value: 1 }]);
    });
  }));

test('a question that waits for a lock holds no place for ever', () =>
  withDatabase(async (database) => {
    const lock = await database.connect();
    await lock.query('begin; lock table history.interaction in access exclusive mode');
    await expect(ask(database, { metric: 'volume' }, null, { seconds: 0.3 })).rejects.toMatchObject({
      code: 'statistics.too-long',
    });
    await lock.query('rollback');
    lock.release();
    expect((await ask(database, { metric: 'volume' }, null, { seconds: 60 })).rows).toMatchObject([{ value: 0 }]);
  }));
