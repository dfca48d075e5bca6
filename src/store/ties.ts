import type { ContactPointId, RecordId } from '../core/basics/ids.ts';
import type { Connection } from './database.ts';

/** A record names one person by both contact points, and calls the person so. */
export interface KeptTie {
  readonly a: ContactPointId;
  readonly b: ContactPointId;
  readonly side: 'customer' | 'agent';
  readonly name: string | null;
  readonly recordId: RecordId;
  /** The import keeps another version of this record: a replay does not read this one again, and does not forget it. */
  readonly isOutlived: boolean;
}

const LASTING = '9223372036854775807';

/**
 * Keeps what records of this import say about who is one person; returns the contact points about which
 * that is news. Of equal ones the first stays; a replay marks them as seen again. The caller is the writer.
 */
export async function keepTies(
  connection: Connection,
  importId: number,
  ties: readonly KeptTie[],
  isReplay = false,
): Promise<string[]> {
  if (ties.length === 0) return [];
  const distinct = distinctTies(ties);
  const { rows } = await connection.query<{ a: string; b: string; is_new: boolean }>(
    `insert into history.tie (a, b, is_agent, name, import_id, record_id, seen_version)
     select least(a, b), greatest(a, b), is_agent, name, $7, record_id,
       case when outlived then ${LASTING} else (select version from history.writer) end
     from unnest($1::uuid[], $2::uuid[], $3::bool[], $4::text[], $5::uuid[], $6::bool[])
       as given (a, b, is_agent, name, record_id, outlived)
     on conflict (a, b, is_agent, name, import_id) do ${isReplay ? 'update set seen_version = greatest(tie.seen_version, excluded.seen_version)' : 'nothing'}
     returning a, b, xmax = 0 as is_new`,
    [
      distinct.map((tie) => tie.a),
      distinct.map((tie) => tie.b),
      distinct.map((tie) => tie.side === 'agent'),
      distinct.map((tie) => tie.name ?? ''),
      distinct.map((tie) => tie.recordId),
      distinct.map((tie) => tie.isOutlived),
      importId,
    ],
  );
  const news = new Set<string>();
  for (const { a, b, is_new } of rows) if (is_new) news.add(a).add(b);
  return [...news];
}

/** No row may be written twice in one statement. */
function distinctTies(ties: readonly KeptTie[]): KeptTie[] {
  const distinct = new Map<string, KeptTie>();
  for (const tie of ties) {
    const [a, b] = tie.a < tie.b ? [tie.a, tie.b] : [tie.b, tie.a];
    const key = `${a}${b}${tie.side}${tie.name ?? ''}`;
    if (a !== b && !distinct.has(key)) distinct.set(key, tie);
  }
  return [...distinct.values()];
}

/** The import keeps other versions of these records now; what the versions before said stays. */
export async function outliveTies(
  connection: Connection,
  importId: number,
  recordIds: readonly string[],
): Promise<void> {
  if (recordIds.length === 0) return;
  await connection.query(
    `update history.tie set seen_version = ${LASTING} where import_id = $1 and record_id = any ($2::uuid[])`,
    [importId, recordIds],
  );
}

/** Forgets what was not seen since this version of the history; returns whom that concerns. */
export async function forgetTiesBefore(connection: Connection, version: number): Promise<string[]> {
  const { rows } = await connection.query<{ a: string; b: string }>(
    `delete from history.tie t using history.import i
     where i.import_id = t.import_id and i.state <> 'undone' and t.seen_version < $1
     returning a, b`,
    [version],
  );
  return [...new Set(rows.flatMap(({ a, b }) => [a, b]))];
}

/** Of these contact points those about which records or decisions say who they are one with. */
export async function tiedAmong(connection: Connection, points: readonly string[]): Promise<string[]> {
  if (points.length === 0) return [];
  const { rows: some } = await connection.query('select 1 from history.tie limit 1');
  if (some.length === 0) return [];
  const { rows } = await connection.query<{ id: string }>(
    `select id from unnest($1::uuid[]) as point (id)
     where exists (select 1 from history.tie where a = id) or exists (select 1 from history.tie where b = id)`,
    [points],
  );
  return rows.map(({ id }) => id);
}
