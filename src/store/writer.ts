import type { Connection } from './database.ts';

/**
 * Makes this transaction the one that writes history, and waits for the one before. Returns the
 * version that its commit makes: one more than the last, so that a gap tells that others wrote.
 */
export async function becomeWriter(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ version: number }>(
    'update history.writer set version = version + 1 returning version',
  );
  return rows[0]!.version;
}
