import type { Notice } from '../contract/intake.ts';
import type { Connection } from './database.ts';

/** The channel on which commits are told. */
export const NOTICE_CHANNEL = 'rapport_committed';

/** Tells those who watch, when and only when this transaction commits. */
export async function notify(connection: Connection, notice: Omit<Notice, 'id' | 'committedAt'>): Promise<void> {
  const told = { ...notice, committedAt: new Date().toISOString() };
  await connection.query('select pg_notify($1, $2)', [NOTICE_CHANNEL, JSON.stringify(told)]);
}
