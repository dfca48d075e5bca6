import type { SharedReason } from '../core/basics/shared-reason.ts';
import type { PersonLink } from '../core/identify/people/same-people.ts';
import type { Connection } from './database.ts';

/** Why a point belongs to its customer, as it is kept: by which nearer point, and by which decision. */
interface Evidence {
  readonly with: string;
  readonly decision?: number;
}

interface LinkRow {
  readonly id: string;
  readonly customer: string;
  readonly rule: PersonLink['rule'];
  readonly evidence: Evidence;
}

/**
 * Writes the links of these contact points as `links` has them; a point that is missing there stands for
 * itself again. Rows that stay as they are are not touched. Returns the points whose customer changed.
 */
export async function replaceLinks(
  connection: Connection,
  points: readonly string[],
  links: ReadonlyMap<string, PersonLink>,
): Promise<string[]> {
  const { rows } = await connection.query<LinkRow>(
    `select contact_point_id as id, customer_id as customer, rule, evidence from history.identity_link
     where contact_point_id = any ($1::uuid[])`,
    [points],
  );
  const before = new Map(rows.map((row) => [row.id, row]));
  const gone = [...before.keys()].filter((id) => !links.has(id));
  const written = [...links].filter(([id, link]) => !isSame(before.get(id), link));
  if (gone.length > 0)
    await connection.query('delete from history.identity_link where contact_point_id = any ($1::uuid[])', [gone]);
  if (written.length > 0) await writeLinks(connection, written);
  const moved = written.filter(([id, link]) => before.get(id)?.customer !== link.customerId);
  return [...gone, ...moved.map(([id]) => id)];
}

function isSame(before: LinkRow | undefined, link: PersonLink): boolean {
  return (
    before !== undefined &&
    before.customer === link.customerId &&
    before.rule === link.rule &&
    before.evidence.with === link.with &&
    (before.evidence.decision ?? null) === link.decisionId
  );
}

async function writeLinks(connection: Connection, links: readonly (readonly [string, PersonLink])[]): Promise<void> {
  await connection.query(
    `insert into history.identity_link (contact_point_id, customer_id, rule, evidence)
     select point, customer, rule, jsonb_strip_nulls(jsonb_build_object('with', step, 'decision', decision))
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::int[])
       as given (point, customer, rule, step, decision)
     on conflict (contact_point_id) do update
     set customer_id = excluded.customer_id, rule = excluded.rule, evidence = excluded.evidence, decided_at = now()`,
    [
      links.map(([id]) => id),
      links.map(([, link]) => link.customerId),
      links.map(([, link]) => link.rule),
      links.map(([, link]) => link.with),
      links.map(([, link]) => link.decisionId),
    ],
  );
}

/** Of these contact points those that are no one person's, so far. */
export async function sharedAmong(connection: Connection, points: readonly string[]): Promise<Set<string>> {
  const { rows } = await connection.query<{ id: string }>(
    'select contact_point_id as id from history.shared_point where contact_point_id = any ($1::uuid[])',
    [points],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Writes which of these contact points are no one person's, and how much each carries. */
export async function replaceShared(
  connection: Connection,
  points: readonly string[],
  shared: ReadonlyMap<string, SharedReason>,
): Promise<void> {
  const those = points.filter((id) => shared.has(id));
  await connection.query(
    `delete from history.shared_point where contact_point_id = any ($1::uuid[]) and contact_point_id <> all ($2::uuid[])`,
    [points, those],
  );
  if (those.length === 0) return;
  await connection.query(SHARED, [those, those.map((id) => shared.get(id))]);
}

const SHARED = `
insert into history.shared_point (contact_point_id, reason, names, neighbours)
select point.id, point.reason,
  (select count(distinct seen.name) from (
     select n.name, n.import_id from history.contact_name n where n.contact_point_id = point.id
     union all
     select t.name, t.import_id from history.tie t where t.a = point.id and t.name <> ''
     union all
     select t.name, t.import_id from history.tie t where t.b = point.id and t.name <> '') seen
   join history.import i using (import_id) where i.state <> 'undone'),
  (select count(distinct seen.other) from (
     select t.b as other, t.import_id from history.tie t where t.a = point.id
     union all
     select t.a, t.import_id from history.tie t where t.b = point.id) seen
   join history.import i using (import_id) where i.state <> 'undone')
from unnest($1::uuid[], $2::text[]) as point (id, reason)
on conflict (contact_point_id) do update
set reason = excluded.reason, names = excluded.names, neighbours = excluded.neighbours`;

/**
 * From the first to the last interaction of these contact points, on either side. Whatever an agent did is
 * not found by the agent: where one of these is an agent's, that is the whole history.
 */
export async function spanOfPoints(
  connection: Connection,
  points: readonly string[],
): Promise<{ from: Date | null; to: Date | null }> {
  const { rows } = await connection.query<{ from: Date | null; to: Date | null }>(
    `select min(ends.first) as from, max(ends.last) as to
     from (
       select first.at as first, last.at as last from unnest($1::uuid[]) as point (id)
       cross join lateral (
         select at from history.interaction where contact_point_id = point.id order by at limit 1) first
       cross join lateral (
         select at from history.interaction where contact_point_id = point.id order by at desc limit 1) last
       union all
       select (select min(at) from history.interaction), (select max(at) from history.interaction)
       where exists (
         select 1 from unnest($1::uuid[]) as point (id)
         where exists (select 1 from history.tie t where t.a = point.id and t.is_agent)
           or exists (select 1 from history.tie t where t.b = point.id and t.is_agent))) ends`,
    [points],
  );
  return rows[0]!;
}

/** True where any import that holds says who is one person. */
export async function hasTies(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query<{ has: boolean }>(
    `select exists (
       select 1 from history.import i
       where i.state <> 'undone' and exists (select 1 from history.tie t where t.import_id = i.import_id)) as has`,
  );
  return rows[0]!.has;
}

/** Everybody stands for themselves again; returns who did not. */
export async function clearLinks(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    'delete from history.identity_link returning contact_point_id as id',
  );
  return rows.map(({ id }) => id);
}

export async function clearShared(connection: Connection): Promise<void> {
  await connection.query('delete from history.shared_point');
}

/** All contact points that decisions about people name. */
export async function decidedPoints(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `select distinct jsonb_array_elements_text(jsonb_path_query_array(about, '$.*[*]')) as id from history.decision
     where undone_at is null and kind in ('same-person', 'different-people', 'split')`,
  );
  return rows.map(({ id }) => id);
}

/** From the first to the last interaction of all. */
export async function wholeSpan(connection: Connection): Promise<{ from: Date | null; to: Date | null }> {
  const { rows } = await connection.query<{ from: Date | null; to: Date | null }>(
    'select min(at) as from, max(at) as to from history.interaction',
  );
  return rows[0]!;
}
