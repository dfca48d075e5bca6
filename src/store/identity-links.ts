import type { Connection } from './database.ts';

/**
 * Writes the links of these contact points as `links` has them; a point that is missing there stands for
 * itself again. Returns every point whose customer may be another now.
 */
export async function replaceLinks(
  connection: Connection,
  points: readonly string[],
  links: ReadonlyMap<string, { readonly customerId: string; readonly decisionId: number }>,
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `delete from history.identity_link
     where contact_point_id = any ($1::uuid[]) or customer_id = any ($1::uuid[])
       or customer_id in (select customer_id from history.identity_link where contact_point_id = any ($1::uuid[]))
     returning contact_point_id as id`,
    [points],
  );
  const touched = [...new Set([...points, ...rows.map(({ id }) => id), ...links.keys()])];
  const linked = touched.filter((point) => links.has(point));
  await connection.query(
    `insert into history.identity_link (contact_point_id, customer_id, rule, evidence)
     select point, customer, 'decided', jsonb_build_object('decision', decision)
     from unnest($1::uuid[], $2::uuid[], $3::int[]) as given (point, customer, decision)
     on conflict (contact_point_id) do update
     set customer_id = excluded.customer_id, rule = excluded.rule, evidence = excluded.evidence`,
    [linked, linked.map((point) => links.get(point)!.customerId), linked.map((point) => links.get(point)!.decisionId)],
  );
  return touched;
}

/** From the first to the last interaction of these contact points, as customer's side. */
export async function spanOfPoints(
  connection: Connection,
  points: readonly string[],
): Promise<{ from: Date | null; to: Date | null }> {
  const { rows } = await connection.query<{ from: Date | null; to: Date | null }>(
    'select min(at) as from, max(at) as to from history.interaction where contact_point_id = any ($1::uuid[])',
    [points],
  );
  return rows[0]!;
}
