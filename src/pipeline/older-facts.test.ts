import { expect, test } from 'vitest';
import { intake } from './intake.ts';
import { replay } from './replay.ts';
import { withStore } from './testing/with-store.ts';

test('what was kept before words, topics and tags were facts has them after a replay, and its past stays unknown', () =>
  withStore(async (store) => {
    const { database } = store;
    const customer = { kind: 'account', address: 'C1' };
    const item = { id: 'm1', channel: 'email', at: '2026-03-01T09:00:00Z', customer };
    await intake(store, 'shop', [{ ...item, text: '快递到哪里了', topic: 'Delivery', tags: ['vip'] }]);
    // As migration 25 finds it.
    await database.query(
      'alter table history.interaction disable trigger user; update history.interaction set words = null, topic = null, tags = null; alter table history.interaction enable trigger user',
    );
    const facts = async (from: string) =>
      (await database.query<Record<string, unknown>>(`select words, topic, tags from published.${from} order by at`))
        .rows;
    const { rows } = await database.query<{ version: number }>('select max(version) as version from published.version');
    expect(await facts('interaction')).toEqual([{ words: null, topic: null, tags: null }]);
    await replay(store);
    expect(await facts('interaction')).toEqual([{ words: 6, topic: 'Delivery', tags: 'vip' }]);
    expect(await facts(`interaction_as_of(${rows[0]!.version})`)).toEqual([{ words: null, topic: null, tags: null }]);
  }));
