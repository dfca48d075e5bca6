import { expect, test } from 'vitest';
import type { InteractionItem, Page } from '../contract/history.ts';
import { searchInteractions } from './search.ts';
import { putHistory, testPointId, testRecordId } from './testing/put-history.ts';
import { withDatabase } from './testing/with-database.ts';
import { timeline } from './timeline.ts';

async function all(read: (cursor: string | null) => Promise<Page<InteractionItem>>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<InteractionItem> = await read(cursor);
    ids.push(...page.items.map((item) => item.recordId));
    cursor = page.next;
  } while (cursor);
  return ids;
}

test('a history is newest first over all contact points, whole on any size of page', () =>
  withDatabase(async (database) => {
    const at = (minute: number): string => `2026-03-01T09:0${minute}:00Z`;
    await putHistory(database, [
      { key: 'a', customer: 'eva', at: at(1) },
      { key: 'b', customer: 'eva-phone', at: at(2), columns: { channel: 'phone', kind: 'call' } },
      { key: 'b-leg', customer: 'eva-phone', at: at(2), columns: { channel: 'phone', kind: 'call', is_leg: true } },
      { key: 'c', customer: 'eva', at: at(3) },
      { key: 'd', customer: 'eva', at: at(3), part: 1 },
      { key: 'other', customer: 'bo', at: at(4) },
    ]);
    await database.query(
      'insert into history.identity_link (contact_point_id, customer_id, rule) values ($1, $2, $3)',
      [testPointId('eva-phone'), testPointId('eva'), 'test'],
    );
    const eva = testPointId('eva');
    const whole = await all((cursor) => timeline(database, eva, { cursor }));
    expect(whole.slice(0, 2).sort()).toEqual([testRecordId('c'), testRecordId('d')].sort());
    expect(whole.slice(2)).toEqual([testRecordId('b'), testRecordId('a')]);
    expect(await all((cursor) => timeline(database, eva, { cursor, limit: 1 }))).toEqual(whole);
    expect(await all((cursor) => timeline(database, eva, { cursor, channel: 'phone' }))).toEqual([testRecordId('b')]);
  }));

test('a search finds a phrase in subject or text, Chinese too, newest first', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: 'a', customer: 'eva', at: '2026-03-01T09:00:00Z', columns: { body: '我的充电器坏了' } },
      { key: 'b', customer: 'bo', at: '2026-03-02T09:00:00Z', columns: { subject: 'Charger 充电器', body: null } },
      { key: 'c', customer: 'bo', at: '2026-03-03T09:00:00Z', columns: { body: 'hello' } },
    ]);
    expect(await all((cursor) => searchInteractions(database, '充电器', cursor))).toEqual([
      testRecordId('b'),
      testRecordId('a'),
    ]);
    expect(await all((cursor) => searchInteractions(database, 'CHARGER', cursor))).toEqual([testRecordId('b')]);
    expect(await all((cursor) => searchInteractions(database, ' ', cursor))).toEqual([]);
  }));
