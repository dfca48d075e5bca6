import { expect, test } from 'vitest';
import { searchInteractions } from '../store/search.ts';
import { searchProgress } from '../store/search-days.ts';
import type { Store } from '../store/store.ts';
import { putHistory, testRecordId } from '../store/testing/put-history.ts';
import { indexSearch } from './search-index.ts';
import { withStore } from './testing/with-store.ts';

const told = async (store: Store): Promise<void> => {
  await putHistory(store.database, [
    { key: 'tw', customer: 'eva', at: '2026-03-01T09:00:00Z', columns: { body: '請問這個軟體怎麼安裝？' } },
    { key: 'cn', customer: 'bo', at: '2026-03-05T09:00:00Z', columns: { body: '请问这个软件怎么安装？' } },
    { key: 'wide', customer: 'bo', at: '2026-03-09T09:00:00Z', columns: { subject: 'Order ＡＢ－１２' } },
  ]);
};
const found = async (store: Store, text: string) =>
  (await searchInteractions(store.database, text)).items.map((item) => item.recordId);

test('what was written in one spelling is found by the other, with the index and without', () =>
  withStore(async (store) => {
    await told(store);
    for (const isIndexed of [false, true]) {
      if (isIndexed) expect(await indexSearch(store)).toBe(3);
      for (const text of ['软件', '軟體', '软体', '怎麼安裝', '怎么安装'])
        expect(await found(store, text)).toEqual([testRecordId('cn'), testRecordId('tw')]);
      for (const text of ['ab-12', 'ＡＢ', 'order AB'])
        expect(await found(store, text)).toEqual([testRecordId('wide')]);
      expect(await found(store, '硬件')).toEqual([]);
    }
    expect(await searchProgress(store.database)).toEqual({ days: 3, dirty: 0 });
  }));

test('a page marks what it found by the pattern that found it', () =>
  withStore(async (store) => {
    await told(store);
    const { items, pattern } = await searchInteractions(store.database, '软件');
    expect(items.map(({ text }) => new RegExp(pattern).exec(text!)![0])).toEqual(['软件', '軟體']);
  }));

test('days that an older version indexed are found all the same, and indexed again', () =>
  withStore(async (store) => {
    await told(store);
    await indexSearch(store);
    await store.database.query("update history.search_day set version = 0, terms = '{}'");
    expect(await found(store, '軟體')).toEqual([testRecordId('cn'), testRecordId('tw')]);
    expect(await searchProgress(store.database)).toEqual({ days: 3, dirty: 3 });
    expect(await indexSearch(store)).toBe(3);
    expect(await searchProgress(store.database)).toEqual({ days: 3, dirty: 0 });
  }));
