import { expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { putHistory } from '../../store/testing/put-history.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { ask } from '../ask.ts';
import { withMirror } from './testing/with-mirror.ts';

const VOLUME = { metric: 'volume' };

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
