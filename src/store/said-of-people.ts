import type { Connection } from './database.ts';
import type { KeptTie } from './ties.ts';

/** How an import calls who is reached at a contact point, or where they work. */
export interface SaidOfPoint {
  readonly point: string;
  readonly said: string;
}

const AT_ONCE = 10_000;

/** All names that an import gives, page by page; those of a page may be forgotten before the next is read. */
export function saidNames(connection: Connection, importId: number): AsyncGenerator<SaidOfPoint[]> {
  return pagesOf(connection, 'history.contact_name', 'name', importId);
}

export function saidCompanies(connection: Connection, importId: number): AsyncGenerator<SaidOfPoint[]> {
  return pagesOf(connection, 'history.contact_company', 'company', importId);
}

async function* pagesOf(
  connection: Connection,
  table: string,
  column: string,
  importId: number,
): AsyncGenerator<SaidOfPoint[]> {
  for (let after: SaidOfPoint | undefined; ;) {
    const { rows }: { rows: SaidOfPoint[] } = await connection.query<SaidOfPoint>(
      `select contact_point_id as point, ${column} as said from ${table}
       where import_id = $1 and ($2::uuid is null or (contact_point_id, ${column}) > ($2, $3::text))
       order by contact_point_id, ${column} limit $4`,
      [importId, after?.point ?? null, after?.said ?? null, AT_ONCE],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1);
  }
}

/** Returns the contact points that were called so. */
export async function forgetNames(
  connection: Connection,
  importId: number,
  names: readonly SaidOfPoint[],
): Promise<string[]> {
  return await forget(connection, 'history.contact_name', 'name', importId, names);
}

export async function forgetCompanies(
  connection: Connection,
  importId: number,
  companies: readonly SaidOfPoint[],
): Promise<string[]> {
  return await forget(connection, 'history.contact_company', 'company', importId, companies);
}

async function forget(
  connection: Connection,
  table: string,
  column: string,
  importId: number,
  said: readonly SaidOfPoint[],
): Promise<string[]> {
  if (said.length === 0) return [];
  const { rows } = await connection.query<{ id: string }>(
    `delete from ${table} t using unnest($1::uuid[], $2::text[]) as d (contact_point_id, said)
     where t.contact_point_id = d.contact_point_id and t.${column} = d.said and t.import_id = $3
     returning t.contact_point_id as id`,
    [said.map(({ point }) => point), said.map((one) => one.said), importId],
  );
  return [...new Set(rows.map(({ id }) => id))];
}

/** Returns the contact points that these ties had joined. */
export async function forgetTies(
  connection: Connection,
  importId: number,
  ties: readonly KeptTie[],
): Promise<string[]> {
  if (ties.length === 0) return [];
  const { rows } = await connection.query<{ a: string; b: string }>(
    `delete from history.tie t
     using unnest($1::uuid[], $2::uuid[], $3::bool[], $4::text[]) as d (a, b, is_agent, name)
     where t.a = least(d.a, d.b) and t.b = greatest(d.a, d.b) and t.is_agent = d.is_agent and t.name = d.name
       and t.import_id = $5
     returning t.a, t.b`,
    [
      ties.map(({ a }) => a),
      ties.map(({ b }) => b),
      ties.map(({ side }) => side === 'agent'),
      ties.map(({ name }) => name ?? ''),
      importId,
    ],
  );
  return [...new Set(rows.flatMap(({ a, b }) => [a, b]))];
}
