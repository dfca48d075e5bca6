import type { RecordId } from '../core/basics/ids.ts';
import { type Connection, inTransaction } from '../store/database.ts';
import { importsThatCount } from '../store/imports.ts';
import { notify } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import { forgetTiesBefore } from '../store/ties.ts';
import { becomeWriter } from '../store/writer.ts';
import { remakeImport } from './remake/remake-import.ts';
import { remakeOneByOne } from './remake/remake-one-by-one.ts';
import type { RemakeReport } from './remake/remaking.ts';
import { resolvePeople } from './resolve-people.ts';
import { TouchedSpan } from './touched-span.ts';

export type ReplayReport = Readonly<RemakeReport>;

/**
 * Runs everything that was kept through the stages again, by the rules and settings of today. What
 * was quarantined may pass now. Each original is read once, from its start to its end; records that come out as
 * they were keep their rows. Batches are stored one by one: a replay that is killed is begun again, and all
 * numbers stay right in between.
 */
export async function replay(
  store: Store,
  onProgress: (records: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ReplayReport> {
  const report: RemakeReport = { records: 0, repaired: 0, refused: 0 };
  const began = await inTransaction(store.database, (connection) => becomeWriter(connection, { cause: 'replay' }));
  for (const importId of await importsThatCount(store.database))
    await remakeImport({ store, importId, report, onProgress, signal });
  await forgetUnseenTies(store, began);
  return report;
}

/** What no record says any more by the rules of today ties nobody. */
async function forgetUnseenTies(store: Store, began: number): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    const span = new TouchedSpan();
    await becomeWriter(connection, { cause: 'replay' });
    await resolvePeople(connection, span, await forgetTiesBefore(connection, began));
    await notify(connection, span.notice(null));
  });
}

const AT_ONCE = 1_000;

/**
 * The same for these records only: for what a decision concerns. Each is read at its place, a thousand in a
 * transaction of their own. Records that no import brought are passed over.
 */
export async function replayRecords(
  store: Store,
  recordIds: readonly RecordId[],
  signal?: AbortSignal,
): Promise<ReplayReport> {
  const report: RemakeReport = { records: 0, repaired: 0, refused: 0 };
  for (let at = 0; at < recordIds.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    await inTransaction(store.database, async (connection) => {
      await becomeWriter(connection, { cause: 'replay' });
      await remakeSome(store, connection, recordIds.slice(at, at + AT_ONCE), report);
    });
  }
  return report;
}

/** The same within a transaction that is the writer already, for a few records. */
export async function replayWithin(
  store: Store,
  connection: Connection,
  recordIds: readonly RecordId[],
): Promise<ReplayReport> {
  const report: RemakeReport = { records: 0, repaired: 0, refused: 0 };
  await remakeSome(store, connection, recordIds, report);
  return report;
}

async function remakeSome(
  store: Store,
  connection: Connection,
  recordIds: readonly RecordId[],
  report: RemakeReport,
): Promise<void> {
  await remakeOneByOne({ store, connection, importId: null, report, derivesAll: true }, recordIds, []);
}
