import type { ImportItem } from '../contract/imports.ts';
import { PersonError } from '../contract/person-error.ts';
import { type Connection, inTransaction } from '../store/database.ts';
import { keepContactPoints } from '../store/contact-points.ts';
import { listImports, readImport, setImportState } from '../store/imports.ts';
import { addInteractions } from '../store/interactions.ts';
import { notify } from '../store/notices.ts';
import { markSpanDirty } from '../store/search-days.ts';
import type { Store } from '../store/store.ts';
import { keepTies } from '../store/ties.ts';
import { becomeWriter } from '../store/writer.ts';
import { byHandNow, released } from './by-hand.ts';
import { decideTouched } from './decide-touched.ts';
import { forget } from './forget.ts';
import { RecordReader } from './record-reader.ts';
import { resolveUndone } from './resolve-import.ts';
import { type Again, settleAgain } from './settle-again.ts';
import { tiesOf } from './ties-of.ts';
import { TouchedSpan } from './touched-span.ts';

/**
 * Takes an import back: the history and every statistic are as if it had never come. What another
 * import brought too stays, in that one's version. The originals stay, so that nothing is lost.
 *
 * @throws {PersonError} `import.unknown`, `import.undone-already`, `import.running`.
 */
export async function undoImport(store: Store, importId: number): Promise<ImportItem> {
  const { state } = await readImport(store.database, importId);
  if (state === 'undone') throw new PersonError('import.undone-already', { import: String(importId) }, { status: 409 });
  if (state === 'queued') throw new PersonError('import.running', { import: String(importId) }, { status: 409 });
  await inTransaction(store.database, (connection) => undo(store, connection, importId));
  const [item] = await listImports(store.database, importId);
  return item!;
}

async function undo(store: Store, connection: Connection, importId: number): Promise<void> {
  await becomeWriter(connection, { cause: 'undo-import', importId });
  await refuseRunning(connection, importId);
  await takeOut(store, connection, importId);
}

/** Takes what an import brought out of the history; what it saw stays written down, as that of one that is undone. */
export async function takeOut(store: Store, connection: Connection, importId: number): Promise<void> {
  const span = new TouchedSpan();
  const { fallbacks, ...removed } = await forget(connection, importId);
  const { from, to, count } = removed;
  span.includeDates({ from, to }, count);
  if (from !== null && to !== null) await markSpanDirty(connection, from, to);
  await setImportState(connection, importId, 'undone');
  const added = [];
  const again: Again[] = [];
  const byHand = await byHandNow(connection);
  const reader = new RecordReader(store, connection);
  for (const place of fallbacks) {
    const record = await reader.prepared(place);
    again.push({ place, prepared: record });
    if (record.problem !== null) continue;
    await keepContactPoints(connection, place.importId, record.contactPoints);
    await keepTies(connection, place.importId, tiesOf(record));
    const interactions = released(record.interactions, byHand);
    await addInteractions(connection, interactions);
    added.push(...interactions.map(({ facts }) => facts));
  }
  await settleAgain(connection, again);
  span.includeFacts(added);
  await decideTouched(connection, { added, removed }, span);
  await resolveUndone(connection, span, importId);
  await notify(connection, span.notice(importId));
}

/** One that is being read at this moment holds its claim. */
async function refuseRunning(connection: Connection, importId: number): Promise<void> {
  const { rows } = await connection.query<{ is_free: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('rapport.import'), $1) as is_free",
    [importId],
  );
  if (!rows[0]?.is_free) throw new PersonError('import.running', { import: String(importId) }, { status: 409 });
}
