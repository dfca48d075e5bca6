import { expect, test } from 'vitest';
import { dice } from '../../pipeline/testing/five-sources.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import { told } from './testing/told.ts';
import { withMirror } from './testing/with-mirror.ts';
import { life, questionOfEachMetric } from '../testing/life.ts';

test('follows whatever comes, goes, is joined and decided, and is never built anew for it', { timeout: 300_000 }, () =>
  withStore(async (store, folder) => {
    const roll = dice(11);
    const { database } = store;
    await withMirror(database, async (mirror) => {
      for await (const _ of life(store, { folder, roll, seed: 11, pieces: 16 })) {
        for (const question of some(roll, questionOfEachMetric(roll)))
          expect(await told(database, question, mirror), JSON.stringify(question)).toEqual(
            await told(database, question, null),
          );
      }
      for (const question of questionOfEachMetric(roll))
        expect(await told(database, question, mirror)).toEqual(await told(database, question, null));
      expect(mirror.answered.elsewhere).toBe(0);
      expect(mirror.answered.here).toBeGreaterThan(100);
    });
  }),
);

function some<T>(roll: (sides: number) => number, all: readonly T[]): T[] {
  return all.filter(() => roll(5) === 0);
}
