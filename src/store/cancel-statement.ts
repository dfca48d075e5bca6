import pg from 'pg';
import type { Connection, Database } from './database.ts';

/**
 * Ends what a connection runs at this moment. By a connection of its own: those of the pool may all be busy with what is to
 * be ended.
 */
export async function cancelStatement(database: Database, connection: Connection): Promise<void> {
  const { processID } = connection as Connection & { readonly processID: number | null };
  const client = new pg.Client(database.options);
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [processID]);
  } finally {
    await client.end();
  }
}
