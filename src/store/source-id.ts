import type { Connection, Database } from './database.ts';

/** The number under which a source's interactions are kept; given at first sight. */
export async function sourceIdOf(database: Database | Connection, name: string): Promise<number> {
  await database.query('insert into history.source (name) values ($1) on conflict do nothing', [name]);
  const { rows } = await database.query<{ source_id: number }>('select source_id from history.source where name = $1', [
    name,
  ]);
  return rows[0]!.source_id;
}
