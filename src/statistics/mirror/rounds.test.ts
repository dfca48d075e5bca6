import { expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { putHistory } from '../../store/testing/put-history.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { ask } from '../ask.ts';
import { Rounds } from './rounds.ts';
import { withMirror } from './testing/with-mirror.ts';

const VOLUME = { metric: 'volume' };

test('all who wait when a turn begins are served by it, in their order, so many at once; a failure is theirs alone', async () => {
  let turn: Promise<unknown> = Promise.resolve();
  const served: string[][] = [];
  const rounds = new Rounds<string, string>(
    async (work) => {
      const done = turn.then(work);
      turn = done.catch(() => undefined);
      await done;
    },
    (wishes) => {
      served.push([...wishes]);
      if (wishes.includes('bad')) return Promise.reject(new Error('failed'));
      return Promise.resolve(wishes.map((wish) => wish.toUpperCase()));
    },
    2,
  );
  const [first, ...others] = await Promise.allSettled(['bad', 'a', 'b', 'c', 'd'].map((wish) => rounds.join(wish)));
  await rounds.next();
  expect(first).toMatchObject({ status: 'rejected', reason: new Error('failed') });
  expect(others[0]).toMatchObject({ status: 'rejected' });
  expect(others.slice(1)).toEqual(['B', 'C', 'D'].map((value) => ({ status: 'fulfilled', value })));
  expect(served).toEqual([['bad', 'a'], ['b', 'c'], ['d'], []]);
});

test('who asks at once is answered of one version and for one moment, however many they are', () =>
  withDatabase(async (database) => {
    await putHistory(database, [{ key: 'first', customer: 'eva', at: '2026-03-01T09:00:00Z' }]);
    await withMirror(database, async (mirror) => {
      const three = await Promise.all([VOLUME, VOLUME, VOLUME].map((question) => ask(database, question, mirror)));
      expect(three.map(({ rows }) => rows[0]!.value)).toEqual([1, 1, 1]);
      expect(new Set(three.map(({ asOf, version }) => `${asOf} ${version}`)).size).toBe(1);
      const many = await Promise.all(Array.from({ length: 9 }, () => ask(database, VOLUME, mirror)));
      expect(many.map(({ rows }) => rows[0]!.value)).toEqual(Array(9).fill(1));
      expect(mirror.answered).toEqual({ here: 12, elsewhere: 0 });
    });
  }));

test('a database that was away for a while costs no more than that while', () =>
  withDatabase(async (database) => {
    await putHistory(database, [{ key: 'first', customer: 'eva', at: '2026-03-01T09:00:00Z' }]);
    let isAway = false;
    const connect = (): Promise<unknown> =>
      isAway ? Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) : database.connect();
    const shaky = Object.create(database, { connect: { value: connect } }) as Database;
    await withMirror(shaky, async (mirror) => {
      isAway = true;
      for (let time = 0; time < 5; time++) {
        mirror.soon();
        await expect(mirror.catchUp()).rejects.toThrow('away');
        await expect(ask(shaky, VOLUME, mirror)).rejects.toThrow('away');
      }
      isAway = false;
      expect((await ask(shaky, VOLUME, mirror)).rows[0]!.value).toBe(1);
      expect(mirror.answered).toEqual({ here: 1, elsewhere: 0 });
    });
  }));
