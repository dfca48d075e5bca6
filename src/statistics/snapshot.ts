import type { Connection, Database } from '../store/database.ts';

/**
 * Runs `work` on one unchanging view of the history. `now` is the moment that it is true for.
 *
 * Compiling expressions (jit) costs more than it saves on statements this short; sorting for exact
 * percentiles gets memory instead of files.
 */
export async function inSnapshot<T>(
  database: Database,
  work: (connection: Connection, now: Date) => Promise<T>,
): Promise<T> {
  const connection = await database.connect();
  try {
    await connection.query(
      "begin isolation level repeatable read read only; set local jit = off; set local work_mem = '64MB'",
    );
    const { rows } = await connection.query<{ now: Date }>('select now()');
    const result = await work(connection, rows[0]!.now);
    await connection.query('commit');
    connection.release();
    return result;
  } catch (error) {
    await connection.query('rollback').then(
      () => connection.release(),
      (broken: Error) => connection.release(broken),
    );
    throw error;
  }
}
