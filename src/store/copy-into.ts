import { from } from 'pg-copy-streams';
import type { CopyRows } from './copy-rows.ts';
import type { Connection } from './database.ts';

/**
 * Sends rows into a table, and gives their buffer back. `columns` in the order in which the rows were
 * written. No rows: nothing is sent.
 */
export async function copyInto(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: CopyRows,
): Promise<void> {
  if (rows.count === 0) return rows.release();
  const stream = connection.query(from(`copy ${table} (${columns.join()}) from stdin with (format binary)`));
  await new Promise<void>((done, failed) => {
    stream.on('finish', done).on('error', failed);
    stream.end(rows.finish());
  });
  rows.release();
}
