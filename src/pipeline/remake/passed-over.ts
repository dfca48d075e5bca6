import type { RecordId } from '../../core/basics/ids.ts';
import type { Cleaning } from '../../core/clean/cleaning.ts';
import { isRefused } from '../../sources/source.ts';
import { inTransaction } from '../../store/database.ts';
import { readImport } from '../../store/imports.ts';
import type { Store } from '../../store/store.ts';
import { becomeWriter, type Cause } from '../../store/writer.ts';
import { cleaningOf } from '../how-to-read.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepared.ts';
import { readAgain } from './read-again.ts';
import { remakeOneByOne } from './remake-one-by-one.ts';
import type { RemakeReport } from './remaking.ts';

const AT_ONCE = 1_000;

interface LookingOnceMore {
  readonly store: Store;
  readonly importId: number;
  readonly report: RemakeReport;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Of records whose kept version is refused now: another version that the import saw and passed over may count
 * in its place. Those are nowhere but in the originals, so the import is read once more; only where it saw
 * anything twice.
 */
export async function remakePassedOver(
  looking: LookingOnceMore,
  refused: ReadonlySet<RecordId>,
  cause: Cause['cause'],
): Promise<void> {
  const { store, importId, report } = looking;
  if (refused.size === 0 || !(await hasRepeats(store, importId))) return;
  const seen = new Map<RecordId, Prepared[]>([...refused].map((recordId) => [recordId, []]));
  await lookOnceMore(
    looking,
    (recordId) => seen.has(recordId),
    (one) => seen.get(one.recordId)!.push(one),
  );
  const recordIds = [...refused];
  for (let at = 0; at < recordIds.length; at += AT_ONCE) {
    const some = recordIds.slice(at, at + AT_ONCE);
    await inTransaction(store.database, async (connection) => {
      await becomeWriter(connection, { cause });
      const remaking = { store, connection, importId, report, derivesAll: false };
      await remakeOneByOne(
        remaking,
        some,
        some.flatMap((recordId) => seen.get(recordId)!),
      );
    });
  }
}

/** Reads an import through, and makes those of its records that are wanted, without storing them. */
export async function lookOnceMore(
  { store, importId, signal }: Pick<LookingOnceMore, 'store' | 'importId' | 'signal'>,
  isWanted: (recordId: RecordId) => boolean,
  take: (prepared: Prepared) => void,
): Promise<void> {
  const cleanings = new Map<string, Cleaning>();
  for await (const { source, items, asVersion, how } of readAgain(store, importId, {}, signal)) {
    const cleaning = cleanings.get(source) ?? (await cleaningOf(store.database, source));
    cleanings.set(source, cleaning);
    for (const item of items)
      if (!isRefused(item) && isWanted(item.recordId)) take(prepare(asVersion(item), { ...how, cleaning }));
  }
}

/** Without repeats every item that an import saw has a row of its own: no version was passed over. */
async function hasRepeats(store: Store, importId: number): Promise<boolean> {
  return (await readImport(store.database, importId)).duplicates > 0;
}
