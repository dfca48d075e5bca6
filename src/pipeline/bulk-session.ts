import type { RecordId } from '../core/basics/ids.ts';
import { buildBulkIndexes, dropBulkIndexes } from '../store/bulk-indexes.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { becomeWriter } from '../store/writer.ts';
import type { Prepared } from './prepared.ts';
import { SeenRecords } from './seen-records.ts';

/** Below this many bytes the indexes are kept up row by row: building them anew would cost more. */
const WORTHWHILE_BYTES = 8 * 1024 * 1024;
/** Above this many records in the history they are too: others would miss them for too long. */
const SMALL_HISTORY = 200_000;
/** Records that must be looked up wait for the indexes; so many fit in memory. */
const MOST_WAITING = 20_000;

/**
 * A bulk import into a history that is empty or small: the costly indexes are away, and what was
 * seen is known in memory. What cannot be decided so waits until the indexes are back.
 */
export class BulkSession {
  private readonly seen = new SeenRecords();
  /** Seen in another version, or known before: to be stored with a look-up, after {@link end}. */
  readonly waiting: Prepared[] = [];

  private constructor(
    private readonly database: Database,
    /** The version of the history up to which `seen` is complete. */
    public version: number,
  ) {}

  /** Begins one where it is worthwhile; null where it is not. */
  static async begin(database: Database, bytes: number): Promise<BulkSession | null> {
    if (bytes < WORTHWHILE_BYTES) return null;
    const { rows } = await database.query<{ is_small: boolean }>(
      'select count(*) <= $1 as is_small from (select 1 from history.record limit $1 + 1) r',
      [SMALL_HISTORY],
    );
    if (!rows[0]?.is_small) return null;
    return await inTransaction(database, async (connection) => {
      const session = new BulkSession(database, await becomeWriter(connection));
      const known = await connection.query<{ record_id: RecordId }>('select record_id from history.record');
      for (const row of known.rows) session.seen.addKnown(row.record_id);
      await dropBulkIndexes(connection);
      return session;
    });
  }

  /** Sorts a batch: what is new, and how many were seen before with the same content. */
  sort(batch: readonly Prepared[]): { fresh: Prepared[]; repeats: number } {
    const fresh: Prepared[] = [];
    let repeats = 0;
    for (const one of batch) {
      const verdict = this.seen.add(one.recordId, one.digest);
      if (verdict === 'new') fresh.push(one);
      else if (verdict === 'same') repeats++;
      else this.waiting.push(one);
    }
    return { fresh, repeats };
  }

  get isFull(): boolean {
    return this.waiting.length > MOST_WAITING;
  }

  async end(): Promise<void> {
    await buildBulkIndexes(this.database);
  }
}
