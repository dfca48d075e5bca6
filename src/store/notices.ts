import type { Notice } from '../contract/intake.ts';
import type { ClientBase } from 'pg';
import type { Connection } from './database.ts';

/** The channel on which commits are told. */
export const NOTICE_CHANNEL = 'rapport_committed';

/** What a transaction tells of itself; whose contact points those are, and how sources are called, is looked up. */
export interface Telling extends Pick<Notice, 'days' | 'channels' | 'interactions' | 'importId'> {
  /** Contact points; null: many, or it is not known. */
  readonly points: readonly string[] | null;
  readonly sourceIds: readonly number[] | null;
}

/** Tells those who watch, when and only when this transaction commits. It is the writer. */
export async function notify(connection: Connection, { points, sourceIds, ...told }: Telling): Promise<void> {
  const body = JSON.stringify({ ...told, committedAt: new Date().toISOString() });
  await connection.query(TELL, [NOTICE_CHANNEL, body, points, sourceIds]);
}

/** The version of the history as it stands. */
export async function currentVersion(connection: ClientBase): Promise<number> {
  const { rows } = await connection.query<{ version: string }>('select version::text as version from history.writer');
  return Number(rows[0]?.version ?? 0);
}

/** A message of PostgreSQL holds less than 8,000 bytes: names of sources that are longer than names are left out. */
const TELL = `
with told as (
  select $2::jsonb || jsonb_build_object(
    'version', current_setting('rapport.version')::bigint,
    'customers', case when $3::uuid[] is not null then (
      select coalesce(jsonb_agg(distinct coalesce(l.customer_id, point.id)), '[]')
      from unnest($3::uuid[]) as point (id)
      left join history.identity_link l on l.contact_point_id = point.id) end,
    'sources', case when $4::int[] is not null then (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.source_id, 'name', s.name)), '[]')
      from history.source s where s.source_id = any ($4::int[])) end) as body
)
select pg_notify($1,
  case when octet_length(body::text) < 7900 then body::text else (body || '{"sources": null}')::text end)
from told`;
