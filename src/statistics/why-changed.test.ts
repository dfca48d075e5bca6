import { expect, test } from 'vitest';
import type { Deciding } from '../contract/decisions.ts';
import { decide, undoDecision } from '../pipeline/decisions/decide.ts';
import { intake } from '../pipeline/intake.ts';
import { dice } from '../pipeline/testing/five-sources.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import type { Store } from '../store/store.ts';
import { ask } from './ask.ts';
import { withMirror } from './mirror/testing/with-mirror.ts';
import { life } from './testing/life.ts';
import { whyChanged } from './why-changed.ts';

const MARCH = { metric: 'volume', from: '2026-03-01', to: '2026-04-01' };

/** Messages of Eva and Max on days of March (or of another month). */
async function push(store: Store, source: string, ...days: string[]): Promise<void> {
  const items = days.map((day, n) => ({
    id: `${source} ${day} ${n}`,
    kind: 'message',
    channel: 'chat',
    direction: 'inbound',
    at: `${day}T09:00:00Z`,
    customer: { kind: 'account', address: n % 2 === 0 ? 'eva' : 'max' },
    text: `message ${n} of ${source}`,
  }));
  await intake(store, source, items);
}

test('late data, decisions and undoes each have their share, in both engines; what was of another month has none', () =>
  withStore(async (store) => {
    const { database } = store;
    await push(store, 'desk', '2026-03-02', '2026-03-03', '2026-03-04');
    const then = await ask(database, MARCH);
    await withMirror(database, async (mirror) => {
      await push(store, 'late', '2026-03-20', '2026-03-21');
      await push(store, 'april', '2026-04-02');
      const moved = await decide(store, TYPO, 'Ann');
      for (const one of [null, mirror]) {
        const told = await whyChanged(database, MARCH, { version: then.version }, one);
        expect(told).toMatchObject({ unit: 'interactions', before: { value: 3 }, after: { value: 4 } });
        expect(told.changes.map(({ cause, difference, value }) => [cause, difference, value])).toEqual([
          ['live', 2, 5],
          ['decision', -1, 4],
        ]);
        expect(told.changes[1]!.decision).toMatchObject({
          id: moved.decisionId,
          kind: 'fix',
          why: 'a typo',
          decidedBy: 'Ann',
        });
      }
      await undoDecision(store, moved.decisionId, 'Ann');
      for (const one of [null, mirror]) {
        // Made and taken back: nothing is left of it to be told.
        const again = await whyChanged(database, MARCH, { asOf: then.asOf }, one);
        expect(again.changes.map(({ cause, difference }) => [cause, difference])).toEqual([['live', 2]]);
        expect(again.after.value! - again.before.value!).toBe(2);
        expect((await whyChanged(database, MARCH, { version: again.after.version }, one)).changes).toEqual([]);
      }
      expect(mirror.answered).toEqual({ here: 3, elsewhere: 0 });
    });
  }));

const TYPO: Deciding = {
  kind: 'fix',
  about: {
    recordId: null,
    namespace: 'push:late',
    field: 'at',
    values: ['2026-03-20T09:00:00Z'],
    to: '2026-05-20T09:00:00Z',
  },
  why: 'a typo',
};

test('over a life of imports, undoes and decisions both engines tell the same', { timeout: 240_000 }, () =>
  withStore(async (store, folder) => {
    const { database } = store;
    for await (const _ of life(store, { folder, roll: dice(7), seed: 7, pieces: 12 }));
    await withMirror(database, async (mirror) => {
      for (const question of [{ metric: 'volume' }, { metric: 'customers-active' }, { metric: 'conversations' }]) {
        const told = await whyChanged(database, question, { version: 3 }, mirror);
        const { asOf } = told;
        expect(told).toEqual(await whyChanged(database, { ...question, asOf }, { version: 3 }));
        expect(told.changes.length).toBeGreaterThan(1);
      }
      expect(mirror.answered).toEqual({ here: 3, elsewhere: 0 });
    });
  }),
);

test('of a time or a split it is not told, and of an unknown version neither', () =>
  withStore(async ({ database }) => {
    await expect(whyChanged(database, { ...MARCH, every: 'day' }, {})).rejects.toMatchObject({
      code: 'statistics.not-one-number',
    });
    await expect(whyChanged(database, { ...MARCH, by: ['channel'] }, {})).rejects.toMatchObject({
      code: 'statistics.not-one-number',
    });
    await expect(whyChanged(database, MARCH, { version: 99 })).rejects.toMatchObject({
      code: 'statistics.unknown-version',
    });
  }));
