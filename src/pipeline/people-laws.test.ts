import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deciding } from '../contract/decisions.ts';
import { PersonError } from '../contract/person-error.ts';
import { inTransaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { resolvePeople } from './resolve-people.ts';
import { withStore } from './testing/with-store.ts';
import { TouchedSpan } from './touched-span.ts';
import { undoImport } from './undo-import.ts';

// Whatever comes and goes in whatever order, the links that were kept up by and by are those that all ties,
// names and decisions that hold give at once.

const ACCOUNTS = ['C1', 'C2', 'C3', 'C4'];
const MAILS = ['', 'eva@x.example', 'bob@x.example', 'info@x.example'];
const PHONES = ['', '13800138000', '13800138001'];
const NAMES = ['', 'Eva Stone', 'E. Stone', 'Bob Hill', '王伟', 'Wang Wei'];

const row = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  mail: fc.constantFrom(...MAILS),
  phone: fc.constantFrom(...PHONES),
  name: fc.constantFrom(...NAMES),
});
type Row = { readonly account: string; readonly mail: string; readonly phone: string; readonly name: string };

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      rows: fc.array(row, { minLength: 1, maxLength: 3 }),
      isBulk: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo import' as const), dice: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join' as const), dice: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), dice: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), dice: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo decision' as const), dice: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('links kept up by and by are those of all that holds, after every step', { timeout: 240_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), (steps) =>
      withStore(async (store, folder) => {
        const imports: number[] = [];
        const decisions: number[] = [];
        for (const one of steps) {
          await take(store, folder, one, imports, decisions);
          const lived = await people(store);
          await resolveAll(store);
          expect(await people(store)).toEqual(lived);
        }
      }),
    ),
    { numRuns: Number(process.env['RAPPORT_LAW_RUNS'] ?? 6) },
  ),
);

async function take(store: Store, folder: string, one: Step, imports: number[], decisions: number[]): Promise<void> {
  if (one.kind === 'import') return void imports.push(await bring(store, folder, one.rows, one.isBulk));
  if (one.kind === 'undo import') {
    const [importId] = imports.splice(one.dice % Math.max(1, imports.length), 1);
    if (importId !== undefined) await undoImport(store, importId);
    return;
  }
  if (one.kind === 'undo decision') {
    const [decisionId] = decisions.splice(one.dice % Math.max(1, decisions.length), 1);
    if (decisionId !== undefined) await undoDecision(store, decisionId, 'test');
    return;
  }
  const deciding = await decisionOf(store, one.kind, one.dice);
  if (deciding === null) return;
  try {
    decisions.push((await decide(store, deciding, 'test')).decisionId);
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
  }
}

async function decisionOf(store: Store, kind: 'join' | 'split' | 'refuse', dice: number): Promise<Deciding | null> {
  const { rows } = await store.database.query<{ id: string; customer: string }>(
    'select contact_point_id as id, person_id as customer from published.identity order by 1',
  );
  const [one, other] = [rows[dice % Math.max(1, rows.length)], rows[(dice * 7 + 3) % Math.max(1, rows.length)]];
  if (!one || !other || one.id === other.id) return null;
  const customers = [one.id, other.id];
  if (kind === 'join') return { kind: 'same-person', about: { customers }, why: '' };
  if (kind === 'refuse') return { kind: 'different-people', about: { customers }, why: '' };
  return { kind: 'split', about: { customer: one.customer, points: [one.id] }, why: '' };
}

let files = 0;

async function bring(store: Store, folder: string, rows: readonly Row[], isBulk: boolean): Promise<number> {
  const path = join(folder, `rows-${files++}.csv`);
  const lines = rows.map(
    ({ account, mail, phone, name }, at) =>
      `${files}-${at},2026-03-01 09:0${at},${account},${name},${mail},${phone},hi`,
  );
  await writeFile(path, `id,date,customer_id,name,email,phone,text\n${lines.join('\n')}\n`);
  const sizes = { records: 2, bulkBytes: isBulk ? 0 : Infinity };
  const report = await importFiles(store, { paths: [path], zone: 'UTC', country: 'CN' }, undefined, undefined, sizes);
  expect(report.stored).toBe(rows.length);
  return report.importId;
}

async function people(store: Store): Promise<unknown[]> {
  const { rows } = await store.database.query<{ row: unknown }>(
    `select to_jsonb(l) - 'decided_at' - 'version' as row from history.identity_link l
     union all select to_jsonb(p) from history.shared_point p order by 1`,
  );
  return rows;
}

async function resolveAll(store: Store): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    await connection.query('delete from history.identity_link');
    await connection.query('delete from history.shared_point');
    const { rows } = await connection.query<{ id: string }>('select contact_point_id as id from history.contact_point');
    await resolvePeople(
      connection,
      new TouchedSpan(),
      rows.map(({ id }) => id),
    );
  });
}
