import type { Connection, Database } from './database.ts';

/** The numbers of rules by name; a rule that is met for the first time is given one. */
export async function ruleIds(connection: Connection, names: Iterable<string>): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(names);
  if (wanted.size === 0) return NONE;
  const known = await rulesByName(connection);
  const missing = [...wanted].filter((name) => !known.has(name));
  if (missing.length === 0) return known;
  // Whoever writes records is the one writer: nobody gives numbers at the same time.
  await connection.query('insert into history.rule (name) select unnest($1::text[])', [missing]);
  return await rulesByName(connection);
}

/** The names of rules by number. */
export async function ruleNames(connection: Connection | Database): Promise<ReadonlyMap<number, string>> {
  return new Map([...(await rulesByName(connection))].map(([name, id]) => [id, name]));
}

async function rulesByName(connection: Connection | Database): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ id: number; name: string }>('select rule_id as id, name from history.rule');
  return new Map(rows.map(({ id, name }) => [name, id]));
}

const NONE: ReadonlyMap<string, number> = new Map();
