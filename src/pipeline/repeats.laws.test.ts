import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deciding } from '../contract/decisions.ts';
import { inTransaction } from '../store/database.ts';
import { addDecision, setSettled } from '../store/decisions.ts';
import type { Store } from '../store/store.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { intake } from './intake.ts';
import { replay } from './replay.ts';
import { dump } from './testing/dump.ts';
import { repeatedPieces, repeatedStory } from './testing/repeated-stories.ts';
import type { Piece } from './testing/stories.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

// What came twice is decided the same way whatever came first, in whatever batches, with imports undone and
// links cut and made in between: all of it as if what stands had come at once, under the decisions that hold.

const LONG = 240_000;
const RUNS = Number(process.env['RAPPORT_LAW_RUNS'] ?? 4);

test('any order, undone imports, cut and made links: the repeats of a rebuild', { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(
      repeatedStory,
      fc.array(fc.tuple(fc.constantFrom('bring', 'bring', 'bring', 'undo', 'cut', 'link', 'take back'), fc.nat()), {
        minLength: 8,
        maxLength: 24,
      }),
      async (story, steps) => {
        const pieces = repeatedPieces(story);
        if (pieces.length === 0) return;
        await withStore(async (store, folder) => {
          const standing = new Map<number, Piece>();
          const waiting = [...pieces];
          const pushed: Piece[] = [];
          const bring = async (dice: number) => {
            const [piece] = waiting.splice(dice % waiting.length, 1);
            const id = await bringOne(store, folder, piece!);
            if (id === null) pushed.push(piece!);
            else standing.set(id, piece!);
          };
          const made = new Map<number, Deciding>();
          for (const [step, dice] of steps) {
            if (step === 'bring' && waiting.length > 0) await bring(dice);
            if (step === 'undo' && standing.size > 0) {
              const [id, piece] = [...standing][dice % standing.size]!;
              await undoImport(store, id);
              standing.delete(id);
              waiting.push(piece);
            }
            if (step === 'take back' && made.size > 0) {
              const id = [...made.keys()][dice % made.size]!;
              await undoDecision(store, id, 'Ann');
              made.delete(id);
            }
            const deciding = step === 'cut' || step === 'link' ? await someDecision(store, step, dice) : null;
            if (deciding !== null) made.set((await decide(store, deciding, 'Ann')).decisionId, deciding);
          }
          const stands = [...pushed, ...standing.values()];
          expect(await dump(store)).toEqual(await rebuilt(stands, [...made.values()], Infinity));
          while (waiting.length > 0) await bring(0);
          const all = await dump(store);
          expect(all).toEqual(await rebuilt(pieces, [...made.values()], 0));
          await replay(store);
          expect(await dump(store)).toEqual(all);
        });
      },
    ),
    { numRuns: RUNS },
  ),
);

async function someDecision(store: Store, kind: 'cut' | 'link', dice: number): Promise<Deciding | null> {
  const { rows } = await store.database.query<{ record: string; part: number }>(
    `select record_id as record, part from history.interaction
     where kind in ('message', 'call') and not is_leg order by repeat_of is null, record_id, part`,
  );
  const of = rows[Math.floor(dice / 7) % rows.length];
  const one = rows[dice % rows.length];
  if (!one || !of) return null;
  if (kind === 'cut') return { kind: 'repeat-cut', about: one, why: '' };
  const about = { ...one, of: of.record, ofPart: of.part };
  const { rows: customers } = await store.database.query(
    'select distinct contact_point_id from history.interaction where record_id = any ($1::uuid[])',
    [[one.record, of.record]],
  );
  return one === of || customers.length > 1 ? null : { kind: 'repeat-link', about, why: '' };
}

/** A fresh history into which these came under these decisions. */
async function rebuilt(pieces: readonly Piece[], decisions: readonly Deciding[], bulkBytes: number) {
  return await withStore(async (store, folder) => {
    for (const deciding of decisions)
      await inTransaction(store.database, async (connection) =>
        setSettled(connection, await addDecision(connection, deciding, 'Ann')),
      );
    for (const piece of pieces) if ('push' in piece) await bringOne(store, folder, piece);
    const files = pieces.filter((piece) => 'content' in piece);
    if (files.length > 0) {
      const paths = await Promise.all(files.map((piece) => write(folder, piece)));
      await importFiles(store, { paths, zone: 'UTC' }, undefined, undefined, { records: 5, bulkBytes });
    }
    return await dump(store);
  });
}

async function bringOne(store: Store, folder: string, piece: Piece): Promise<number | null> {
  if ('push' in piece) {
    await intake(store, piece.push, piece.items);
    return null;
  }
  const paths = [await write(folder, piece)];
  const report = await importFiles(store, { paths, zone: 'UTC' }, undefined, undefined, {
    records: 3,
    bulkBytes: Infinity,
  });
  expect(report.seen).toBe(report.stored + report.duplicates + report.quarantined);
  return report.importId;
}

let places = 0;

async function write(folder: string, { name, content }: { name: string; content: string }): Promise<string> {
  const path = join(folder, 'in', String(places++), name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}
