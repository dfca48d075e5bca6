import type { Connection } from '../database.ts';

/** The schemas that hold what has to be kept. */
const SCHEMAS = ['history', 'access', 'watch'];
/** Who was signed in, and open invitations, do not come back with a backup. */
const LEFT_OUT = ['access.session', 'access.set_up'];

export interface BackupTable {
  /** `history.interaction` */
  readonly name: string;
  readonly columns: readonly string[];
}

/** The tables to keep, each after those that it refers to. */
export async function backupTables(connection: Connection): Promise<BackupTable[]> {
  const { rows } = await connection.query<BackupTable & { refersTo: string[] }>(TABLES, [SCHEMAS]);
  const waiting = new Map(rows.filter((row) => !LEFT_OUT.includes(row.name)).map((row) => [row.name, row]));
  const sorted: BackupTable[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(
      (row) => !row.refersTo.some((other) => other !== row.name && waiting.has(other)),
    );
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const { name, columns } of ready) {
      sorted.push({ name, columns });
      waiting.delete(name);
    }
  }
  return sorted;
}

const TABLES = `
select n.nspname || '.' || c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  array(select rn.nspname || '.' || rc.relname from pg_constraint f
        join pg_class rc on rc.oid = f.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
        where f.conrelid = c.oid and f.contype = 'f') as "refersTo"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
order by 1`;

/** Where the counters behind generated numbers stand. */
export async function counters(connection: Connection): Promise<Record<string, number>> {
  const { rows } = await connection.query<{ name: string; last: number | null }>(
    `select schemaname || '.' || sequencename as name, last_value as last from pg_sequences where schemaname = any($1)`,
    [SCHEMAS],
  );
  return Object.fromEntries(rows.filter((row) => row.last !== null).map((row) => [row.name, row.last!]));
}

export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}

export function columnList({ columns }: BackupTable): string {
  return columns.map(quoted).join(', ');
}
