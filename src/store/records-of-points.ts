import type { RecordId } from '../core/basics/ids.ts';
import type { Database } from './database.ts';

const AT_ONCE = 1_000;

/**
 * The records in which one of these contact points takes part, as author or as one of those it went to, in pages and
 * in the order of their ids. Looks at the whole history once a page: a decision about who somebody is is rare.
 */
export async function* recordsOfPoints(
  database: Database,
  points: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<RecordId[]> {
  if (points.length === 0) return;
  const { rows } = await database.query<{ id: RecordId }>(
    `select distinct record_id as id from history.interaction
     where contact_point_id = any ($1::uuid[]) or agent_point_id = any ($1::uuid[]) or answered_by = any ($1::uuid[])
       or author_point_id = any ($1::uuid[]) or recipient_point_id = any ($1::uuid[])
       or further_point_ids && $1::uuid[]
     order by 1`,
    [points],
  );
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    yield rows.slice(at, at + AT_ONCE).map(({ id }) => id);
  }
}

/** Every contact point with one of the names by which it was ever called. */
export async function* allPoints(
  database: Database,
): AsyncGenerator<{ id: string; kind: string; value: string; name: string | null }[]> {
  let after: [string, string] = ['00000000-0000-0000-0000-000000000000', ''];
  for (;;) {
    const { rows } = await database.query<{ id: string; kind: string; value: string; name: string | null }>(
      `select p.contact_point_id as id, p.kind, p.value, n.name
       from history.contact_point p
       left join lateral (select distinct name from history.contact_name n where n.contact_point_id = p.contact_point_id) n on true
       where (p.contact_point_id, coalesce(n.name, '')) > ($1::uuid, $2::text)
       order by p.contact_point_id, coalesce(n.name, '') limit 10000`,
      after,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.id, last.name ?? ''];
  }
}
