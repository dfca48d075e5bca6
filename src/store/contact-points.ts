import type { ContactPoint } from '../core/identify/interaction.ts';
import type { Connection } from './database.ts';

/** Keeps contact points, and how this import calls them; what is already there stays. */
export async function keepContactPoints(
  connection: Connection,
  importId: number,
  points: readonly ContactPoint[],
): Promise<void> {
  if (points.length === 0) return;
  await connection.query(
    `insert into history.contact_point (contact_point_id, kind, value)
     select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict do nothing`,
    [
      points.map((point) => point.contactPointId),
      points.map((point) => point.kind),
      points.map((point) => point.value),
    ],
  );
  const named = points.filter((point) => point.name !== null && point.name !== point.value);
  if (named.length === 0) return;
  await connection.query(
    `insert into history.contact_name (contact_point_id, name, import_id)
     select point, name, $3 from unnest($1::uuid[], $2::text[]) as given (point, name) on conflict do nothing`,
    [named.map((point) => point.contactPointId), named.map((point) => point.name), importId],
  );
}
