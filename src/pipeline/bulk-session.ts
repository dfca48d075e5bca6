import type { RecordId } from '../core/basics/ids.ts';
import { buildBulkIndexes, dropBulkIndexes } from '../store/bulk-indexes.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { setRepeatsDue } from '../store/repeats.ts';
import { becomeWriter } from '../store/writer.ts';
import type { Prepared } from './prepared.ts';
import { decideAhead, type DecidedAhead } from './store-batch.ts';
import { SeenRecords } from './seen-records.ts';

/** Above this many records in the history the indexes stay: others would miss them for too long. */
const SMALL_HISTORY = 200_000;
/** Looking a record up scans the whole table while the indexes are away: so often, and no more. */
const MOST_LOOK_UPS = 3;

/** A batch as a bulk session sees it. */
export interface BulkBatch {
  /** What must be stored. */
  readonly fresh: readonly Prepared[];
  /** What of that was seen in another version, or may have been there before. */
  readonly unsure: readonly Prepared[];
  /** How many were seen with the same content: these are left out. */
  readonly repeats: number;
  readonly ahead: DecidedAhead | null;
}

/**
 * A bulk import into a history that is empty or small: the costly indexes are away, and what was
 * seen is known in memory. What was seen in another version is looked up; where that becomes usual,
 * the session ends.
 */
export class BulkSession {
  private readonly seen = new SeenRecords();
  private lookUps = 0;

  private constructor(
    private readonly database: Database,
    /** The version of the history up to which `seen` is complete. */
    public version: number,
  ) {}

  /** Begins one; null where the history is too large for it. */
  static async begin(database: Database, importId: number): Promise<BulkSession | null> {
    const { rows } = await database.query<{ is_small: boolean }>(
      'select count(*) <= $1 as is_small from (select 1 from history.record limit $1 + 1) r',
      [SMALL_HISTORY],
    );
    if (!rows[0]?.is_small) return null;
    return await inTransaction(database, async (connection) => {
      const session = new BulkSession(database, await becomeWriter(connection, { cause: 'import', importId }));
      const known = await connection.query<{ record_id: RecordId }>('select record_id from history.record');
      for (const row of known.rows) session.seen.addKnown(row.record_id);
      await setRepeatsDue(connection, true);
      await dropBulkIndexes(connection);
      return session;
    });
  }

  /** Sorts a batch, and decides it where the database need not be asked. */
  decide(batch: readonly Prepared[]): BulkBatch {
    const fresh: Prepared[] = [];
    const unsure: Prepared[] = [];
    let repeats = 0;
    for (const one of batch) {
      const verdict = this.seen.add(one.recordId, one.digest);
      if (verdict === 'same') {
        repeats++;
        continue;
      }
      fresh.push(one);
      if (verdict === 'other') unsure.push(one);
    }
    if (unsure.length > 0) this.lookUps++;
    return { fresh, unsure, repeats, ahead: unsure.length === 0 ? decideAhead(fresh) : null };
  }

  get isWornOut(): boolean {
    return this.lookUps >= MOST_LOOK_UPS;
  }

  async end(): Promise<void> {
    await buildBulkIndexes(this.database);
  }
}
