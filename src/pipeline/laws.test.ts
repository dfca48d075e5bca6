import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportReport } from '../contract/imports.ts';
import { writeSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { importFiles } from './import-files.ts';
import { intake } from './intake.ts';
import { replay } from './replay.ts';
import { resumeImports } from './run-queued.ts';
import { dump } from './testing/dump.ts';
import { LEGACY, type Piece, pieces, story, whole } from './testing/stories.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

// The laws that hold from the files to the answers, whatever comes:
//
// 1. Any order, whole or in overlapping pieces, one import or many, files or pushes: one history.
// 2. The same again stores nothing and changes nothing.
// 3. An import that is undone never was; imported again, everything is as before.
// 4. Replay changes nothing while no rule changed; after a change it is a fresh import.
// 5. Of two versions of one record the same one counts, whatever came first or was undone.
// 6. A crash between any two batches: resumed, rows and tallies are those of an undisturbed import.
// 7. What a late row teaches about a file holds for all its rows.

const SMALL = { records: 3, bulkBytes: Infinity };
const LONG = 240_000;
/** Each run makes, fills and drops several databases. */
const RUNS = Number(process.env['RAPPORT_LAW_RUNS'] ?? 4);

describe('one history', () => {
  test('in any order, whole or in pieces, in one import or in many', { timeout: LONG }, () =>
    fc.assert(
      fc.asyncProperty(
        story,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        async (told, at, dice) => {
          const { agents } = told;
          const expected = await historyOf([whole(told)], { agents });
          const cut = shuffled(pieces(told, at), dice);
          expect(
            await historyOf(
              cut.map((piece) => [piece]),
              { agents },
            ),
          ).toEqual(expected);
          expect(await historyOf([shuffled(pieces(told, at), dice)], { agents })).toEqual(expected);
          expect(await historyOf([...cut.map((piece) => [piece]), whole(told)], { agents })).toEqual(expected);
        },
      ),
      { numRuns: RUNS },
    ),
  );

  test('imports and undone imports in any order leave what the others alone would', { timeout: LONG }, () =>
    fc.assert(
      fc.asyncProperty(
        story,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 3, maxLength: 8 }),
        async (told, at, steps) => {
          const all = [...pieces(told, at), ...whole(told)].filter((piece) => 'content' in piece);
          if (all.length === 0) return;
          const { agents } = told;
          await withStore(async (store, folder) => {
            await writeSettings(store.database, { agents: [...agents] });
            const standing = new Map<number, Piece>();
            for (const [dice, isUndo] of steps) {
              const ids = [...standing.keys()];
              if (isUndo && ids.length > 0) {
                const id = ids[dice % ids.length]!;
                await undoImport(store, id);
                standing.delete(id);
              } else {
                const piece = all[dice % all.length]!;
                const [report] = await bring(store, folder, [piece]);
                standing.set(report!.importId, piece);
              }
            }
            const alone = [...standing.values()].map((piece) => [piece]);
            expect(await dump(store)).toEqual(await historyOf(alone, { agents }));
            const before = await dump(store);
            await replay(store);
            expect(await dump(store)).toEqual(before);
            for (const [id, piece] of standing) {
              await undoImport(store, id);
              await bring(store, folder, [piece]);
              expect(await dump(store)).toEqual(before);
            }
          });
        },
      ),
      { numRuns: RUNS },
    ),
  );

  test('the same again stores nothing and changes nothing; a replay neither', { timeout: LONG }, () =>
    fc.assert(
      fc.asyncProperty(story, (told) =>
        withStore(async (store, folder) => {
          await bring(store, folder, whole(told));
          const before = await dump(store);
          for (const report of await bring(store, folder, whole(told)))
            expect(report).toMatchObject({ stored: 0, quarantined: 0, duplicates: report.seen });
          expect(await dump(store)).toEqual(before);
          await replay(store);
          expect(await dump(store)).toEqual(before);
        }),
      ),
      { numRuns: RUNS },
    ),
  );

  test('after a change of who our people are, a replay is a fresh import', { timeout: LONG }, () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const agents = ['@shop.example', 'Lamp Shop', 'ann', '102'];
        const fresh = await withStore(async (store, folder) => {
          await writeSettings(store.database, { agents });
          await bring(store, folder, whole(told));
          return await dump(store);
        });
        await withStore(async (store, folder) => {
          await bring(store, folder, whole(told));
          await writeSettings(store.database, { agents });
          await replay(store);
          expect(await dump(store)).toEqual(fresh);
        });
      }),
      { numRuns: RUNS },
    ),
  );
});

describe('versions', () => {
  const row = (content: string, at = '2026-03-01 09:00:00') => `${LEGACY}\nR1,C1,${at},email,${content},,\n`;

  test.each([
    ['two contents', [{ content: row('one') }, { content: row('two') }]],
    ['two zones', [{ content: row('one') }, { content: row('one'), zone: 'Asia/Shanghai' }]],
    [
      'a file that proves its order of day and month, and one that does not',
      [
        { content: row('one', '03/04/2026 09:00') },
        { content: `${row('one', '03/04/2026 09:00')}R2,C1,04/25/2026 09:00,email,x,,\n` },
      ],
    ],
  ])('%s: the same one counts in any order, and the other when it is undone', async (_, [one, two]) => {
    const alone = [await historyOf([[file(one!)]], one), await historyOf([[file(two!)]], two)];
    const both = await Promise.all([counting(one!, two!), counting(two!, one!)]);
    expect(both[0].together).toEqual(both[1].together);
    expect(both[0].withoutFirst).toEqual(alone[1]);
    expect(both[0].withoutSecond).toEqual(alone[0]);
    expect(both[1].withoutFirst).toEqual(alone[0]);
    expect(both[1].withoutSecond).toEqual(alone[1]);
  });

  type Version = { readonly content: string; readonly zone?: string };
  const file = ({ content }: Version): Piece => ({ name: 'rows.csv', content });

  async function counting(one: Version, two: Version) {
    const through = (undone: 0 | 1 | null) =>
      withStore(async (store, folder) => {
        const [first] = await bring(store, folder, [file(one)], one);
        const [second] = await bring(store, folder, [file(two)], two);
        if (undone !== null) await undoImport(store, [first!, second!][undone]!.importId);
        return await dump(store);
      });
    return { together: await through(null), withoutFirst: await through(0), withoutSecond: await through(1) };
  }
});

describe('a crash', () => {
  const row = (n: number, text = 'hello') => {
    const at = n === 11 ? 'no time at all' : new Date(Date.UTC(2026, 2, 1, 9, n)).toISOString();
    return `R${n},C${n % 3},${at},email,${text},,`;
  };
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  const table = {
    name: 'rows.csv',
    content: `${[LEGACY, ...numbers.map((n) => row(n)), ...[3, 4, 4, 11, 17, 2].map((n) => row(n))].join('\n')}\n`,
  };
  const other = {
    name: 'more.csv',
    content: `${[LEGACY, ...numbers.slice(4, 12).map((n) => row(n, n % 2 === 0 ? 'another' : 'hello')), 'ragged'].join('\n')}\n`,
  };

  for (const [kind, sizes] of [
    ['batches', { records: 4, bulkBytes: Infinity }],
    ['a bulk session', { records: 4, bulkBytes: 0 }],
  ] as const) {
    for (const how of ['stopped', 'killed'] as const) {
      test(`${kind}, ${how} after each batch: resumed, rows and tallies are the same`, { timeout: LONG }, async () => {
        const undisturbed = await tallyAndDump(async (store, folder) => {
          await importFiles(
            store,
            { paths: await write(folder, [table, other]), zone: 'UTC' },
            undefined,
            undefined,
            sizes,
          );
        });
        for (const after of [1, 2, 4, 6, 7]) {
          const resumed = await tallyAndDump(async (store, folder) => {
            await disturbed(store, await write(folder, [table, other]), sizes, after, how);
            await resumeImports(store, undefined, undefined, sizes);
          });
          expect({ after, ...resumed }).toEqual({ after, ...undisturbed });
        }
      });
    }

    test(`${kind}, while somebody pushes: nothing is lost, and all is told right`, async () => {
      await withStore(async (store, folder) => {
        let n = 0;
        const pushes: Promise<unknown>[] = [];
        const push = () => {
          pushes.push(intake(store, 'crm', [{ ...PUSH, id: String(n++) }]));
        };
        const report = await importFiles(
          store,
          { paths: await write(folder, [table, other]), zone: 'UTC' },
          push,
          undefined,
          sizes,
        );
        await Promise.all(pushes);
        expect(report.seen).toBe(report.stored + report.duplicates + report.quarantined);
        expect(report.seen).toBe(35);
        const { rows: indexes } = await store.database.query(
          "select 1 from pg_indexes where indexname in ('record_pkey', 'interaction_pkey', 'record_import')",
        );
        expect(indexes).toHaveLength(3);
        const alone = await historyOf([[table, other]]);
        await store.database.query("update history.import set state = 'undone' where kind = 'live'");
        await store.database.query(
          "delete from history.interaction i using history.source s where i.source_id = s.source_id and s.name = 'crm'",
        );
        expect((await dump(store)).rows).toEqual(alone.rows);
      });
    });
  }
});

const PUSH = {
  channel: 'chat',
  at: '2026-03-01T09:00:00Z',
  customer: { kind: 'account', address: 'C9' },
  text: 'pushed',
};

describe('what stands late in a file', () => {
  const early = Array.from({ length: 8 }, (_, n) => `R${n},C1,0${n + 1}/02/2026 09:00,email,hello,,`);

  test('an order of day and month that only a late row proves holds for all rows', async () => {
    const proof = 'R99,C1,02/25/2026 09:00,email,late,,';
    const filler = Array.from(
      { length: 9_000 },
      (_, n) => `F${n},C2,03/0${(n % 9) + 1}/2026 09:00,email,${'x'.repeat(60)},,`,
    );
    const content = [LEGACY, ...early, ...filler, proof].join('\n');
    await withStore(async (store, folder) => {
      const paths = await write(folder, [{ name: 'late.csv', content }]);
      const report = await importFiles(store, { paths, zone: 'UTC' }, undefined, undefined, {
        records: 500,
        bulkBytes: 0,
      });
      expect(report).toMatchObject({ seen: 9_009, stored: 9_009, duplicates: 0, quarantined: 0 });
      const { rows } = await store.database.query<{ first: Date }>(
        "select min(at) as first from history.interaction where body = 'hello' and at < '2026-01-03'",
      );
      expect(rows[0]!.first).toEqual(new Date('2026-01-02T09:00:00Z'));
    });
  });
});

/** A history into which these came, import by import, from nothing. */
async function historyOf(
  imports: readonly (readonly Piece[])[],
  options: { zone?: string; agents?: readonly string[] } = {},
) {
  return await withStore(async (store, folder) => {
    await writeSettings(store.database, { agents: [...(options.agents ?? [])] });
    for (const one of imports) await bring(store, folder, one, options);
    return await dump(store);
  });
}

/** Files of one import together, pushes each as they come. */
async function bring(
  store: Store,
  folder: string,
  what: readonly Piece[],
  { zone = 'UTC' }: { zone?: string } = {},
): Promise<ImportReport[]> {
  const files = what.filter((piece) => 'content' in piece);
  for (const piece of what) if ('push' in piece) await intake(store, piece.push, piece.items);
  if (files.length === 0) return [];
  const paths = await write(folder, files);
  const report = await importFiles(store, { paths, zone }, undefined, undefined, SMALL);
  expect(report.seen).toBe(report.stored + report.duplicates + report.quarantined);
  return [report];
}

let places = 0;

async function write(folder: string, files: readonly { name: string; content: string }[]): Promise<string[]> {
  const paths = [];
  for (const { name, content } of files) {
    const path = join(folder, 'in', String(places++), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    paths.push(path);
  }
  return paths;
}

async function tallyAndDump(work: (store: Store, folder: string) => Promise<void>) {
  return await withStore(async (store, folder) => {
    await work(store, folder);
    const { rows } = await store.database.query(
      'select state, seen, stored, duplicates, quarantined, changes from history.import order by import_id',
    );
    return { imports: rows, ...(await dump(store)) };
  });
}

async function disturbed(
  store: Store,
  paths: string[],
  sizes: { records: number; bulkBytes: number },
  after: number,
  how: 'stopped' | 'killed',
): Promise<void> {
  const stop = new AbortController();
  let batches = 0;
  const onProgress = () => {
    if (++batches !== after) return;
    if (how === 'stopped') stop.abort();
    else void killOthers(store).catch(() => undefined);
  };
  await importFiles(store, { paths, zone: 'UTC' }, onProgress, stop.signal, sizes).catch(() => undefined);
}

/** What a crash of the database, or of this process, does to its connections. */
async function killOthers(store: Store): Promise<void> {
  await store.database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

function shuffled<T>(all: readonly T[], dice: readonly number[]): T[] {
  const left = [...all];
  const order: T[] = [];
  for (let at = 0; left.length > 0; at++) order.push(...left.splice(dice[at % dice.length]! % left.length, 1));
  return order;
}
