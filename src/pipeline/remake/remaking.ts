import type { Connection } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import type { Prepared, PreparedRecord } from '../prepared.ts';

/** What became of records that were made again; counts of versions that imports keep. */
export interface RemakeReport {
  records: number;
  /** Of these: passed now and had not; refused now and had not been. */
  repaired: number;
  refused: number;
}

/** Where the interactions of records come from: what one import brought, read again in its order. */
export interface Remaking {
  readonly store: Store;
  readonly connection: Connection;
  /** Null: the records of any import, one by one. */
  readonly importId: number | null;
  readonly report: RemakeReport;
  /** Decides all conversations anew, not only those of records that changed. */
  readonly derivesAll: boolean;
}

export function hasPassed(prepared: Prepared): prepared is PreparedRecord {
  return prepared.problem === null;
}
