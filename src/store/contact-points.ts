import type { ContactPoint } from '../core/identify/interaction.ts';
import type { Connection } from './database.ts';

/**
 * Keeps contact points, how this import calls them, and their companies; what is already there stays.
 * Returns those that were not called so before.
 */
export async function keepContactPoints(
  connection: Connection,
  importId: number,
  points: readonly ContactPoint[],
): Promise<string[]> {
  if (points.length === 0) return [];
  await connection.query(
    `insert into history.contact_point (contact_point_id, kind, value)
     select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict do nothing`,
    [
      points.map((point) => point.contactPointId),
      points.map((point) => point.kind),
      points.map((point) => point.value),
    ],
  );
  await keepCompanies(connection, importId, points);
  const named = points.filter((point) => point.name !== null && point.name !== point.value);
  if (named.length === 0) return [];
  const { rows } = await connection.query<{ id: string }>(
    `insert into history.contact_name (contact_point_id, name, import_id)
     select point, name, $3 from unnest($1::uuid[], $2::text[]) as given (point, name) on conflict do nothing
     returning contact_point_id as id`,
    [named.map((point) => point.contactPointId), named.map((point) => point.name), importId],
  );
  return [...new Set(rows.map(({ id }) => id))];
}

async function keepCompanies(connection: Connection, importId: number, points: readonly ContactPoint[]): Promise<void> {
  const employed = points.filter((point) => point.company !== null);
  if (employed.length === 0) return;
  await connection.query(
    `insert into history.contact_company (contact_point_id, company, import_id)
     select point, company, $3 from unnest($1::uuid[], $2::text[]) as given (point, company) on conflict do nothing`,
    [employed.map((point) => point.contactPointId), employed.map((point) => point.company), importId],
  );
}
