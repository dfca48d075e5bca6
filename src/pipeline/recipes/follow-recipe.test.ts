import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecipeAbout } from '../../contract/decisions.ts';
import { STANDARD_RECIPE } from '../../core/clean/recipe.ts';
import { ruleCounts } from '../../store/touched-records.ts';
import type { Store } from '../../store/store.ts';
import { decide, settleDecisions, undoDecision } from '../decisions/decide.ts';
import { importFiles } from '../import-files.ts';
import { intake } from '../intake.ts';
import { dump } from '../testing/dump.ts';
import { withStore } from '../testing/with-store.ts';
import { undoImport } from '../undo-import.ts';

// A recipe is followed exactly: after it, the history is the one into which everything had come under that
// recipe; after it is taken back, the one before, to the digit.

const HEAD = 'id,customer_id,customer_name,communication_time,communication_type,communication_content,satisfaction';
const row = (n: number, text: string, rating = '', name = `Eva ${n % 3}`) =>
  `R${n},C${n % 3},${name},2026-03-01 09:${String(n).padStart(2, '0')},email,${text},${rating}`;
const TABLE = [
  HEAD,
  row(1, ' hello '),
  row(2, 'hello', 'N/A'),
  row(3, 'hello', '4', ' Ann '),
  row(4, 'hello', '5', 'Ann'),
  row(5, 'hello', 'none given'),
  ...Array.from({ length: 12 }, (_, n) => row(n + 6, `text ${n}`, '3')),
].join('\n');
const OTHER = [HEAD, row(2, 'hello', 'N/A'), row(3, 'other words', '4'), row(6, 'text 0', '3'), row(30, ' new')].join(
  '\n',
);

const without = (...rules: string[]): RecipeAbout['steps'] =>
  STANDARD_RECIPE.steps
    .filter(({ rule }) => !rules.includes(rule))
    .map((step) => ({ ...step, parameters: { ...step.parameters } }));
const withWords = (words: string): RecipeAbout['steps'] =>
  without().map((step) => (step.rule === 'drop-blank-words' ? { ...step, parameters: { words } } : step));

const deciding = (steps: RecipeAbout['steps'], source = 'table') => ({
  kind: 'recipe' as const,
  about: { source, steps },
  why: 'because',
});

let places = 0;
async function bring(store: Store, folder: string, ...tables: string[]) {
  const at = join(folder, String(places++));
  await mkdir(at);
  const paths = tables.map((_, n) => join(at, `t${n}.csv`));
  for (const [n, path] of paths.entries()) await writeFile(path, tables[n]!);
  return await importFiles(store, { paths, zone: 'UTC' }, undefined, undefined, { records: 4, bulkBytes: Infinity });
}

/** All that follows, with problems and the counts of imports. */
async function all(store: Store) {
  const { rows: imports } = await store.database.query(
    "select state, seen, stored, duplicates, quarantined, changes - 'other-version' as changes from history.import order by import_id",
  );
  const { rows: problems } = await store.database.query(
    'select record_id, import_id, code, about, excerpt from history.problem order by 1, 2',
  );
  const { rows: records } = await store.database.query(
    'select record_id, import_id, digest, is_quarantined from history.record order by 1, 2',
  );
  return { ...(await dump(store)), imports, problems, records };
}

test.each([
  ['a rule is switched off', without('trim-spaces')],
  ['what was read is refused', without('drop-blank-words')],
  ['what was refused is read', withWords('none given')],
  ['all rules are off', []],
] as const)('%s: the history is as if it had come so, and taken back it is as before', (_, steps) =>
  withStore(async (store, folder) => {
    const fresh = await withStore(async (other, place) => {
      await decide(other, deciding([...steps]), 'Ann');
      await bring(other, place, TABLE);
      return await all(other);
    });
    await bring(store, folder, TABLE);
    const before = await all(store);
    const made = await decide(store, deciding([...steps]), 'Ann');
    expect(made.isSettled).toBe(true);
    expect(await all(store)).toEqual(fresh);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await all(store)).toEqual(before);
  }),
);

test('versions in several files and imports: the one counts that would have counted', () =>
  withStore(async (store, folder) => {
    const steps = without('drop-blank-words');
    const versions = [TABLE, OTHER, TABLE.replaceAll('N/A', '2')];
    const fresh = await withStore(async (other, place) => {
      await decide(other, deciding(steps), 'Ann');
      await bring(other, place, versions[0]!, versions[2]!);
      await bring(other, place, versions[1]!);
      await bring(other, place, versions[0]!);
      return await dump(other);
    });
    await bring(store, folder, versions[0]!, versions[2]!);
    const { importId } = await bring(store, folder, versions[1]!);
    await bring(store, folder, versions[0]!);
    const before = await dump(store);
    const { decisionId } = await decide(store, deciding(steps), 'Ann');
    expect(await dump(store)).toEqual(fresh);
    for (const { seen, stored, duplicates, quarantined } of await counts(store))
      expect(seen).toBe(stored + duplicates + quarantined);
    await undoDecision(store, decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
    await undoImport(store, importId);
    await decide(store, deciding(steps), 'Ann');
    for (const { id, changes } of await counts(store))
      expect(
        Object.fromEntries((await ruleCounts(store.database, { importId: id })).map((one) => [one.rule, one.values])),
      ).toEqual(changes);
  }));

async function counts(store: Store) {
  const { rows } = await store.database.query<
    Record<'id' | 'seen' | 'stored' | 'duplicates' | 'quarantined', number> & { changes: object }
  >(
    "select import_id as id, seen, stored, duplicates, quarantined, changes - 'other-version' as changes from history.import where state <> 'undone'",
  );
  return rows;
}

test('pushed records follow, and only those of their source', () =>
  withStore(async (store, folder) => {
    const push = (text: string) => ({
      id: text,
      channel: 'email',
      at: '2026-03-02T09:00:00Z',
      customer: { kind: 'email', address: 'eva@customer.example', name: ' Eva ' },
      text,
    });
    await intake(store, 'desk', [push(' one '), push('two')]);
    await bring(store, folder, TABLE);
    const texts = async () =>
      (
        await store.database.query<{ body: string }>(
          "select body from history.interaction where body like '%o%' order by 1",
        )
      ).rows.map(({ body }) => body);
    const before = await all(store);
    const { decisionId } = await decide(store, deciding(without('trim-spaces'), 'desk'), 'Ann');
    expect(await texts()).toContain(' one ');
    expect(await texts()).not.toContain(' hello ');
    await intake(store, 'desk', [push(' three o')]);
    expect(await texts()).toContain(' three o');
    await undoDecision(store, decisionId, 'Ann');
    expect(await texts()).toContain('three o');
    expect((await all(store)).rows.length).toBe(before.rows.length + 1);
  }));

test('a recipe that nothing differs by writes nothing', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, TABLE);
    const version = async () =>
      (await store.database.query<{ v: number }>('select max(version) as v from history.interaction')).rows[0]!.v;
    const before = await version();
    await decide(store, deciding(withWords('never said')), 'Ann');
    expect(await version()).toBe(before);
    await decide(store, deciding(without('trim-spaces')), 'Ann');
    const { rows } = await store.database.query<{ body: string }>(
      'select body from history.interaction where version > $1',
      [before],
    );
    expect(rows.map(({ body }) => body).sort()).toEqual([' hello ']);
  }));

test('killed in between, it ends right; two decisions that wait are one', () =>
  withStore(async (store, folder) => {
    const fresh = await withStore(async (other, place) => {
      await decide(other, deciding(without('trim-spaces')), 'Ann');
      await bring(other, place, TABLE);
      return await all(other);
    });
    await bring(store, folder, TABLE);
    const insert = async (steps: RecipeAbout['steps']) =>
      await store.database.query(
        "insert into history.decision (kind, about, decided_by) values ('recipe', $1, 'Ann')",
        [JSON.stringify({ source: 'table', steps })],
      );
    await insert(without('drop-blank-words'));
    expect(await settleDecisions(store)).toBe(1);
    await store.database.query('update history.decision set settled_at = null');
    await insert(without('trim-spaces'));
    expect(await settleDecisions(store)).toBe(2);
    expect(await all(store)).toEqual(fresh);
  }));

test('a recipe that is decided while an import runs holds for all of it', () =>
  withStore(async (store, folder) => {
    const rows = [HEAD, ...Array.from({ length: 40 }, (_, n) => row(n, ` t${n} `))].join('\n');
    const fresh = await withStore(async (other, place) => {
      await decide(other, deciding(without('trim-spaces')), 'Ann');
      await bring(other, place, rows);
      return await all(other);
    });
    const path = join(folder, 't0.csv');
    await writeFile(path, rows);
    let decided: Promise<unknown> | null = null;
    const onProgress = () => {
      decided ??= decide(store, deciding(without('trim-spaces')), 'Ann');
    };
    await importFiles(store, { paths: [path], zone: 'UTC' }, onProgress, undefined, {
      records: 4,
      bulkBytes: Infinity,
    });
    await Promise.resolve(decided);
    expect(await all(store)).toEqual(fresh);
  }));

test.each([
  [{ source: 'nowhere', steps: [] }, 'recipe.unknown-source'],
  [{ source: 'table', steps: [{ rule: 'no-such', parameters: {} }] }, 'recipe.unknown-rule'],
] as const)('%j is refused', (about, code) =>
  withStore(async (store) => {
    const given = { kind: 'recipe' as const, about: { source: about.source, steps: [...about.steps] }, why: '' };
    await expect(decide(store, given, 'Ann')).rejects.toMatchObject({ code });
    const { rows } = await store.database.query('select 1 from history.decision');
    expect(rows).toHaveLength(0);
  }),
);
