import type { RecordId } from '../core/basics/ids.ts';
import type { Connection } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { replayWithin } from './replay.ts';

/** Makes a few records again within the transaction of a decision about them, and what they decide together with others. */
export async function makeAgain(store: Store, connection: Connection, recordIds: readonly string[]): Promise<void> {
  await replayWithin(store, connection, [...new Set(recordIds)] as RecordId[]);
}
