import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Deciding, DecisionKindName } from '../contract/decisions.ts';
import { inTransaction } from '../store/database.ts';
import { activeDecisions, addDecision } from '../store/decisions.ts';
import type { Store } from '../store/store.ts';
import { becomeWriter } from '../store/writer.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { DECISION_KINDS } from './decisions/decision-kinds.ts';
import { importFiles } from './import-files.ts';
import { intake } from './intake.ts';
import { replay } from './replay.ts';
import { deciderOf } from './testing/deciders.ts';
import { dice, fiveSources } from './testing/five-sources.ts';
import { hashes } from './testing/hashes.ts';
import type { Piece } from './testing/stories.ts';
import { TouchedSpan } from './touched-span.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

// Law 3 at size: what was lived through is what would be built from scratch.
//
// Five sources come in pieces, in random order and in batches of random size; in between people decide
// (each kind of decision) and take back decisions and imports. At the end every derived table is that of
// a fresh store into which the pieces that stand came in their own order, and in which the decisions that
// hold were made; and a replay changes nothing.

/** 1 is 50,000 records: RAPPORT_LAW_SIZE=1 takes its time; each run of the tests takes a tenth. */
const SIZE = Number(process.env['RAPPORT_LAW_SIZE'] ?? 0.1);
const SIZES = {
  mails: 6_000 * SIZE,
  lines: 9_000 * SIZE,
  calls: 7_000 * SIZE,
  rows: 20_000 * SIZE,
  pushes: 8_000 * SIZE,
  hasCallBacks: true,
};
/** Another seed is another life: RAPPORT_LAW_SEED. */
const SEED = Number(process.env['RAPPORT_LAW_SEED'] ?? 20_261_125);
const KINDS = Object.keys(DECISION_KINDS) as DecisionKindName[];

test('records from five sources, decisions and undoes in between: a rebuild is the same', { timeout: 600_000 }, () =>
  withStore(async (store, folder) => {
    const pieces = fiveSources(SEED, SIZES);
    const seenBefore: Seen[] = [];
    const standing = await live(store, folder, pieces, seenBefore);
    for (const { version, hash } of seenBefore) expect(await publishedAsOf(store, version), String(version)).toBe(hash);
    const lived = await hashes(store);
    expect(await seen(store)).toBeGreaterThanOrEqual(50_000 * SIZE);
    expect(seenBefore.length).toBeGreaterThan(2);
    const rebuilt = await rebuild(standing, await allActive(store));
    expect(lived).toEqual(rebuilt);
    await replay(store);
    expect(await hashes(store)).toEqual(rebuilt);
  }),
);

interface Seen {
  readonly version: number;
  readonly hash: string | null;
}

async function live(store: Store, folder: string, pieces: readonly Piece[], seenBefore: Seen[]): Promise<Piece[]> {
  const roll = dice(SEED + 1);
  const waiting = shuffled(pieces, roll);
  const standing = new Map<number, Piece>();
  const pushed: Piece[] = [];
  const made: number[] = [];
  while (waiting.length > 0) {
    const piece = waiting.pop()!;
    const importId = await bring(store, folder, piece, 50 + roll(5_000));
    if (importId === null) pushed.push(piece);
    else standing.set(importId, piece);
    if (roll(6) === 0 && standing.size > 1) {
      const [id, back] = [...standing][roll(standing.size)]!;
      await undoImport(store, id);
      standing.delete(id);
      if (roll(2) === 0) waiting.unshift(back);
    }
    if (roll(4) === 0) seenBefore.push(await publishedNow(store));
    for (const kind of KINDS) {
      if (roll(4) > 0) continue;
      const deciding = await deciderOf(kind)(store, roll);
      if (deciding) made.push((await decide(store, deciding, 'test')).decisionId);
    }
    if (roll(5) < 2 && made.length > 0) {
      const [decisionId] = made.splice(roll(made.length), 1);
      await undoDecision(store, decisionId!, 'test');
    }
  }
  expect(made.length).toBeGreaterThan(10);
  return [...pushed, ...standing.values()];
}

async function publishedNow(store: Store): Promise<Seen> {
  const { rows } = await store.database.query<Seen>(
    `select w.version, (select ${HASH} from published.interaction p) as hash from history.writer w`,
  );
  return rows[0]!;
}

/** What was said then can be asked now. */
async function publishedAsOf(store: Store, version: number): Promise<string | null> {
  const { rows } = await store.database.query<{ hash: string | null }>(
    `select ${HASH} as hash from published.interaction_as_of($1) p`,
    [version],
  );
  return rows[0]!.hash;
}

const HASH = 'md5(string_agg(p::text, chr(10) order by p.record_id, p.part))';

async function seen(store: Store): Promise<number> {
  const { rows } = await store.database.query<{ n: number }>('select sum(seen)::float8 as n from history.import');
  return rows[0]!.n;
}

async function rebuild(pieces: readonly Piece[], decisions: readonly Deciding[]) {
  return await withStore(async (store, folder) => {
    for (const piece of pieces) await bring(store, folder, piece, 5_000);
    for (const deciding of decisions) await decideUnasked(store, deciding);
    return await hashes(store);
  });
}

/** As if it held from then on, whatever `check` says now: what it is about may have gone with an import, and is no refusal later. */
async function decideUnasked(store: Store, deciding: Deciding): Promise<void> {
  const kind = DECISION_KINDS[deciding.kind];
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, { cause: 'decision' });
    await addDecision(connection, deciding, 'test');
    await kind.settle?.({ store, connection, span: new TouchedSpan() }, deciding.about as never);
  });
  await kind.settleInBatches?.(store, deciding.about as never);
}

/** Everything that holds, in the order in which it was decided. */
async function allActive(store: Store): Promise<Deciding[]> {
  const all: { readonly decisionId: number; readonly deciding: Deciding }[] = [];
  for (const kind of KINDS)
    for (const { decisionId, about } of await activeDecisions(store.database, kind))
      all.push({ decisionId, deciding: { kind, about, why: '' } as Deciding });
  return all.sort((a, b) => a.decisionId - b.decisionId).map(({ deciding }) => deciding);
}

let places = 0;

async function bring(store: Store, folder: string, piece: Piece, records: number): Promise<number | null> {
  if ('push' in piece) {
    for (let at = 0; at < piece.items.length; at += 500)
      await intake(store, piece.push, piece.items.slice(at, at + 500));
    return null;
  }
  const path = join(folder, 'in', String(places++), piece.name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, piece.content);
  const sizes = { records, bulkBytes: records > 4_000 ? 0 : Infinity };
  const report = await importFiles(store, { paths: [path], zone: 'UTC' }, undefined, undefined, sizes);
  expect(report.seen).toBe(report.stored + report.duplicates + report.quarantined);
  return report.importId;
}

function shuffled<T>(all: readonly T[], roll: (sides: number) => number): T[] {
  const left = [...all];
  return all.map(() => left.splice(roll(left.length), 1)[0]!);
}
