import { readdirSync } from 'node:fs';
import type { Database } from './database.ts';

const KNOWN = readdirSync(new URL('./migrations/', import.meta.url)).filter((name) => name.endsWith('.sql')).length;

/** Whether the database answers and is of this version. */
export async function isCurrent(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ n: number }>('select count(*) as n from maintenance.migration');
  return rows[0]?.n === KNOWN;
}
