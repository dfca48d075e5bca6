import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listImports } from '../store/imports.ts';
import { dryRun } from './dry-run.ts';
import { importFiles, queueImport } from './import-files.ts';
import { resumeImports } from './run-queued.ts';
import { withStore } from './testing/with-store.ts';

/** Of 20 rows 3 have no time that can be read, and 2 a channel that nobody knows. */
const LINES = [
  'id,customer,time,channel,text,rating',
  ...Array.from(
    { length: 17 },
    (_, n) => `R${n},C1,${n + 1}/02/2026 09:00,${n < 2 ? 'pigeon' : 'email'},x,${(n % 5) + 1}`,
  ),
  ...Array.from({ length: 3 }, (_, n) => `B${n},C1,soon,email,x,`),
];

async function tableIn(folder: string): Promise<string> {
  const path = join(folder, 'rows.csv');
  await writeFile(path, `${LINES.join('\n')}\n`);
  return path;
}

test('an import of which more is refused than may be stores nothing, and says so', () =>
  withStore(async (store, folder) => {
    const paths = [await tableIn(folder)];
    await expect(
      importFiles(store, { paths, zone: 'UTC', tolerance: { refused: { stop: 14 } } }),
    ).rejects.toMatchObject({
      code: 'tolerance-refused',
    });
    const [item] = await listImports(store.database);
    const about = { count: '3', records: '20', most: '14' };
    expect(item).toMatchObject({ state: 'failed', seen: 0, stored: 0, failure: { code: 'tolerance-refused', about } });
    expect(await resumeImports(store)).toEqual([]);
    const { rows } = await store.database.query('select 1 from history.interaction union select 1 from history.record');
    expect(rows).toEqual([]);
  }));

test('what is within the bounds is stored; what is beyond a warning is said', () =>
  withStore(async (store, folder) => {
    const paths = [await tableIn(folder)];
    const tolerance = { refused: { warn: 10, stop: 15 }, rules: { 'unknown-channel': { warn: 9, stop: 11 } } };
    const { importId } = await importFiles(store, { paths, zone: 'UTC', tolerance });
    const [item] = await listImports(store.database, importId);
    expect(item).toMatchObject({ state: 'done', stored: 17, quarantined: 3 });
    expect(item!.warnings.map(({ code }) => code)).toEqual(['tolerance-refused', 'tolerance-rule']);
  }));

test('a rule has its own bound; one that waits in the queue fails with its reason', () =>
  withStore(async (store, folder) => {
    const paths = [await tableIn(folder)];
    await queueImport(store, { paths, zone: 'UTC', tolerance: { rules: { 'unknown-channel': { stop: 5 } } } });
    await resumeImports(store);
    const [item] = await listImports(store.database);
    expect(item).toMatchObject({
      state: 'failed',
      seen: 0,
      failure: { code: 'tolerance-rule', about: { count: '2' } },
    });
  }));

test('before an import one sees the worst rows as they came, and what each choice would change', () =>
  withStore(async (store, folder) => {
    const [guess] = await dryRun(store, {
      paths: [await tableIn(folder)],
      zone: 'UTC',
      map: { columns: { text: 'ignore' } },
      tolerance: { refused: { stop: 5 } },
    });
    const { trial } = guess!;
    expect(trial).toMatchObject({
      records: 20,
      isWhole: true,
      refused: 3,
      sample: 20,
      changes: { 'unknown-channel': 2 },
    });
    expect(trial!.worst[0]).toMatchObject({ line: 19, original: 'B0,C1,soon,email,x,', record: null });
    expect(trial!.worst[0]!.problem).toEqual({ code: 'time-unreadable', about: { field: 'at', value: 'soon' } });
    expect(trial!.worst.some(({ changes }) => changes.some(({ rule }) => rule === 'unknown-channel'))).toBe(true);
    expect(trial!.warnings.map(({ code }) => code)).toEqual(['tolerance-refused']);
    const choice = (name: string, value: string) =>
      trial!.choices.find((one) => one.choice === name && one.value === value);
    // 1..12 February are 2 January .. 2 December; 13..17 February are no dates at all.
    expect(choice('dateOrder', 'mdy')).toMatchObject({ isTaken: false, refused: 8, differs: 11 });
    expect(choice('dateOrder', 'dmy')).toMatchObject({ isTaken: true, refused: 3, differs: 0 });
    expect(choice('zone', 'UTC')).toMatchObject({ differs: 17 });
    expect(choice('ratingScale', '1-3')).toMatchObject({ refused: 9 });
    expect(choice('column', 'text')).toMatchObject({ refused: 3, differs: 17 });
  }));
