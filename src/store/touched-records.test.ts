import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../pipeline/import-files.ts';
import { intake } from '../pipeline/intake.ts';
import { replay } from '../pipeline/replay.ts';
import { undoImport } from '../pipeline/undo-import.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import { ruleCounts, touchedRecords } from './touched-records.ts';
import type { Store } from './store.ts';

const HEAD = 'id,customer_id,communication_time,communication_type,communication_content,response_time\n';

async function bring(store: Store, folder: string, name: string, rows: string, bulkBytes = Infinity) {
  const path = join(folder, name);
  await writeFile(path, HEAD + rows);
  return await importFiles(store, { paths: [path], zone: 'UTC' }, undefined, undefined, { records: 3, bulkBytes });
}

const ROWS = [
  'R1,C1,2026-03-01 09:00,email, hello ,',
  'R2,C2,2026-03-02 09:00, email ,  hi,N/A',
  'R3,C3,2026-03-03 09:00,email,hi there,',
  'R4,C4,no time at all,email, never ,',
  'R5,C5,2026-03-05 09:00,email,hi there,null',
].join('\n');

test.each([
  ['looked up', Infinity],
  ['in bulk', 0],
])('the report of an import says what its rows say, %s', (_, bulkBytes) =>
  withStore(async (store, folder) => {
    const { importId, changes, source } = await bring(store, folder, 'a.csv', ROWS, bulkBytes);
    const counts = await ruleCounts(store.database, { importId });
    expect(Object.fromEntries(counts.map(({ rule, values }) => [rule, values]))).toEqual(changes);
    expect(changes).toMatchObject({ 'trim-spaces': 3, 'drop-blank-words': 2 });
    expect(counts.find(({ rule }) => rule === 'trim-spaces')).toEqual({
      rule: 'trim-spaces',
      source,
      records: 2,
      values: 3,
    });
    expect(await ruleCounts(store.database, { source })).toEqual(counts);
    expect(await ruleCounts(store.database, { source: 'mail' })).toEqual([]);
  }),
);

test('of two versions in one import the one that is kept is counted, whichever came first', () =>
  withStore(async (store, folder) => {
    const rows = (spaces: string) =>
      Array.from({ length: 8 }, (_, n) => `R${n},C${n},2026-03-01 09:00,email,${spaces}m${n},`).join('\n');
    const paths = [join(folder, 'a.csv'), join(folder, 'b.csv'), join(folder, 'c.csv')];
    for (const [n, path] of paths.entries()) await writeFile(path, HEAD + rows(' '.repeat(n)));
    const sizes = { records: 5, bulkBytes: Infinity };
    const { importId, changes } = await importFiles(store, { paths, zone: 'UTC' }, undefined, undefined, sizes);
    const counts = await ruleCounts(store.database, { importId });
    const { 'other-version': others, ...rules } = changes;
    expect(others).toBeGreaterThan(0);
    expect(rules['trim-spaces']).toBeLessThan(16);
    expect(Object.fromEntries(counts.map(({ rule, values }) => [rule, values]))).toEqual(rules);
  }));

test('the touched records of a rule, newest first, page by page, each once', () =>
  withStore(async (store, folder) => {
    const rows = Array.from(
      { length: 60 },
      (_, n) =>
        `R${n},C${n},2026-03-01 ${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n).padStart(2, '0')},email, m${n},`,
    );
    const first = await bring(store, folder, 'a.csv', rows.join('\n'));
    const second = await bring(store, folder, 'b.csv', rows.slice(10, 20).join('\n'));
    const page = await touchedRecords(store.database, { rule: 'trim-spaces' });
    expect(page.items).toHaveLength(50);
    expect(page.items[0]).toMatchObject({ values: 1, interaction: { text: 'm59' }, importId: first.importId });
    const rest = await touchedRecords(store.database, { rule: 'trim-spaces', cursor: page.next });
    expect(rest.items.map(({ interaction }) => interaction?.text)).toEqual(
      Array.from({ length: 10 }, (_, n) => `m${9 - n}`),
    );
    expect(rest.next).toBeNull();
    const ofSecond = await touchedRecords(store.database, { rule: 'trim-spaces', importId: second.importId });
    expect(ofSecond.items).toHaveLength(10);
    expect(await touchedRecords(store.database, { rule: 'no-such-rule' })).toEqual({ items: [], next: null });
    await undoImport(store, first.importId);
    const left = await ruleCounts(store.database);
    expect(left.find(({ rule }) => rule === 'trim-spaces')?.records).toBe(10);
  }));

test('pushed records are counted, too, and a replay changes nothing', () =>
  withStore(async (store, folder) => {
    const customer = { kind: 'email', address: ' eva@customer.example' };
    await intake(store, 'desk', [{ id: '1', channel: 'email', at: '2026-03-02T09:00:00Z', customer, text: ' hi ' }]);
    await bring(store, folder, 'a.csv', ROWS);
    const before = await ruleCounts(store.database);
    expect(before.find(({ rule, source }) => rule === 'trim-spaces' && source === 'desk')?.records).toBe(1);
    await store.database.query('update history.record set rules = null');
    await store.database.query("update history.import set changes = '{}'");
    await replay(store);
    expect(await ruleCounts(store.database)).toEqual(before);
    const { rows } = await store.database.query<{ import_id: number; changes: Record<string, number> }>(
      'select import_id, changes from history.import',
    );
    for (const { import_id: importId, changes } of rows)
      expect(
        Object.fromEntries((await ruleCounts(store.database, { importId })).map((one) => [one.rule, one.values])),
      ).toEqual(changes);
  }));
