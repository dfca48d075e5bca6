import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportReport } from '../../contract/imports.ts';
import { listImports } from '../../store/imports.ts';
import type { Store } from '../../store/store.ts';
import { dryRun, dryRunAgain } from '../dry-run.ts';
import { importFiles, type ImportRequest } from '../import-files.ts';
import { replay } from '../replay.ts';
import { resumeImports } from '../run-queued.ts';
import { dump } from '../testing/dump.ts';
import { withStore } from '../testing/with-store.ts';
import { decide, settleDecisions, undoDecision } from './decide.ts';

const TABLE = [
  'id,customer,time,channel,text',
  ...Array.from({ length: 8 }, (_, n) => `R${n},C${n % 3},0${n + 1}/02/2026 09:00,email,hello ${n}`),
];
const OTHER = ['id,customer,time,channel,text', 'R1,C1,05/02/2026 09:00,email,another', 'R77,C1,2026-01-01,email,x'];

async function bring(
  store: Store,
  folder: string,
  files: Readonly<Record<string, readonly string[]>>,
  how: Omit<ImportRequest, 'paths'> = {},
): Promise<ImportReport> {
  const paths = [];
  for (const [name, lines] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    paths.push(path);
  }
  return await importFiles(store, { paths, zone: 'UTC', ...how });
}

async function originalIds(store: Store): Promise<number[]> {
  const { rows } = await store.database.query<{ id: number }>(
    'select original_id as id from history.original order by original_id',
  );
  return rows.map((row) => row.id);
}

test('a file is read anew as somebody says, as if it had been imported so; undone, as it was', () =>
  withStore(async (store, folder) => {
    const files = { 'a.csv': TABLE, 'b.csv': OTHER };
    const { importId } = await bring(store, folder, files);
    const before = await dump(store);
    const [first] = await originalIds(store);
    const about = { originalId: first!, map: { dateOrder: 'mdy' as const } };
    const made = await decide(store, { kind: 'reading', about, why: 'it is American' }, 'Ann');
    expect(made.outcome).toEqual({ seen: 10, stored: 9, duplicates: 1, quarantined: 0 });
    const { rows } = await store.database.query<{ at: Date }>(
      "select at from history.interaction where body = 'hello 4'",
    );
    expect(rows).toEqual([{ at: new Date('2026-05-02T09:00:00Z') }]);
    const anew = await dump(store);
    const fresh = await withStore(async (other, place) => {
      await writeFile(join(place, 'a.csv'), `${TABLE.join('\n')}\n`);
      await writeFile(join(place, 'b.csv'), `${OTHER.join('\n')}\n`);
      const said = { path: join(place, 'a.csv'), name: 'a.csv', options: { map: about.map } };
      await importFiles(other, { paths: [said, join(place, 'b.csv')], zone: 'UTC' });
      return await dump(other);
    });
    expect(anew).toEqual(fresh);
    await replay(store);
    expect(await dump(store)).toEqual(anew);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
    const [item] = await listImports(store.database, importId);
    expect(item).toMatchObject({ state: 'done', seen: 10, stored: 9, duplicates: 1, quarantined: 0 });
  }));

test('a reading that was killed half way is gone on with', () =>
  withStore(async (store, folder) => {
    const { importId } = await bring(store, folder, { 'a.csv': TABLE });
    const [originalId] = await originalIds(store);
    const about = { originalId: originalId!, map: { dateOrder: 'mdy' as const } };
    const { decisionId } = await decide(store, { kind: 'reading', about, why: '' }, 'Ann');
    const after = await dump(store);
    await store.database.query("update history.import set state = 'running', checkpoint = null where import_id = $1", [
      importId,
    ]);
    await store.database.query('update history.decision set settled_at = null where decision_id = $1', [decisionId]);
    await resumeImports(store);
    expect(await settleDecisions(store)).toBe(1);
    expect(await dump(store)).toEqual(after);
    const [item] = await listImports(store.database, importId);
    expect(item).toMatchObject({ state: 'done', seen: 8, stored: 8, duplicates: 0, quarantined: 0 });
  }));

test('a file that nobody could read is read by the columns that somebody names', () =>
  withStore(async (store, folder) => {
    const lines = ['number;who;moment of it;said', '1;C1;1 March 2026 9:00;hello', '2;C2;2 March 2026 9:00;you'];
    const report = await bring(store, folder, { 'odd.csv': lines.map((line) => line.replace('moment of it', 'm')) });
    const [originalId] = await originalIds(store);
    const guess = await dryRunAgain(store, originalId!, {});
    expect(guess.columns.map(({ column }) => column)).toEqual(['number', 'who', 'm', 'said']);
    const map = { columns: { number: 'id', who: 'customer', m: 'at', said: 'text' } };
    const tried = await dryRunAgain(store, originalId!, { map });
    expect(tried).toMatchObject({ problem: null, trial: { records: 2, isWhole: true, refused: 0 } });
    const made = await decide(store, { kind: 'reading', about: { originalId: originalId!, map }, why: '' }, 'Ann');
    expect(made.outcome).toMatchObject({ seen: 2, stored: 2 });
    await undoDecision(store, made.decisionId, 'Ann');
    const [item] = await listImports(store.database, report.importId);
    expect(item).toMatchObject({
      seen: report.seen,
      stored: report.stored,
      quarantined: report.quarantined,
      duplicates: report.duplicates,
    });
  }));

test('a mapping that was put right is remembered: the next such file is read alike, under the same ids', () =>
  withStore(async (store, folder) => {
    const lines = [
      'ref,client,when,said,note',
      ...Array.from({ length: 5 }, (_, n) => `${n},C${n},2026-03-0${n + 1},hi,n${n}`),
    ];
    const map = { columns: { ref: 'id', client: 'customer', when: 'at', said: 'text', note: 'ignore' } };
    const { importId } = await bring(store, folder, { 'one.csv': lines }, { map });
    const { rows } = await store.database.query<{ namespace: string }>(
      "select survey ->> 'namespace' as namespace from history.original",
    );
    const { signature } = await dryRunAgain(store, (await originalIds(store))[0]!, {});
    const about = { ...signature!, name: 'Old desk', source: 'table', map, zone: null, country: null, importId };
    const profile = await decide(store, { kind: 'profile', about, why: '' }, 'Ann');
    const again = await bring(store, folder, { 'again.csv': lines });
    expect(again).toMatchObject({ seen: 5, stored: 0, duplicates: 5 });
    expect(again.changes['other-version']).toBeUndefined();
    const path = join(folder, 'again.csv');
    const [guess] = await dryRun(store, { paths: [path] });
    expect(guess!.profile).toEqual({ profileId: profile.decisionId, name: 'Old desk' });
    expect(guess!.evidence[0]).toEqual({
      code: 'profile-used-from',
      about: { profile: 'Old desk', import: String(importId) },
    });
    expect(guess!.columns.find(({ column }) => column === 'note')!.field).toBeNull();
    const [ignoring] = await dryRun(store, { paths: [path], ignoresProfiles: true });
    expect(ignoring!.profile).toBeNull();
    await undoDecision(store, profile.decisionId, 'Ann');
    const [forgotten] = await dryRun(store, { paths: [path] });
    expect(forgotten!.profile).toBeNull();
    const { rows: all } = await store.database.query<{ namespace: string }>(
      "select distinct survey ->> 'namespace' as namespace from history.original",
    );
    expect(all).toEqual(rows);
  }));
