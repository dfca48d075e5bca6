import type { Connection } from '../store/database.ts';
import { removeAllInteractions, removeInteractions, type Removed } from '../store/interactions.ts';
import type { KeptPlace } from './settle-again.ts';

export interface Forgotten extends Removed {
  /** Records whose version of another import counts from now on, and where that stands. */
  readonly fallbacks: KeptPlace[];
}

/**
 * Takes the interactions of an import out of the history, as if it had never come. A record that
 * another import brought too stays; where that one brought another version, the caller must store it
 * anew.
 */
export async function forget(connection: Connection, importId: number): Promise<Forgotten> {
  if (await isAlone(connection, importId)) return { fallbacks: [], ...(await removeAllInteractions(connection)) };
  const { rows: fallbacks } = await connection.query<KeptPlace>(FALLBACKS, [importId]);
  await connection.query('create temporary table if not exists gone (record_id uuid primary key) on commit drop');
  await connection.query('truncate gone');
  await connection.query(GONE, [importId]);
  const removed = await removeInteractions(connection, 'gone');
  const replaced = await removeInteractions(
    connection,
    fallbacks.map((one) => one.recordId),
  );
  return { fallbacks, ...joined(removed, replaced) };
}

/** No other import that counts has a record: then the history is this import, and emptying it takes no time. */
async function isAlone(connection: Connection, importId: number): Promise<boolean> {
  const { rows } = await connection.query<{ is_alone: boolean }>(
    `select not exists (
       select 1 from history.import i
       where i.import_id <> $1 and i.state <> 'undone'
         and exists (select 1 from history.record r where r.import_id = i.import_id)
     ) as is_alone`,
    [importId],
  );
  return rows[0]!.is_alone;
}

/** What counts without this import: for each record the smallest digest that passed elsewhere. */
const ELSEWHERE = `
  from history.record mine
  join history.record other on other.record_id = mine.record_id and other.import_id <> mine.import_id
    and not other.is_quarantined
  join history.import i on i.import_id = other.import_id and i.state <> 'undone'
  where mine.import_id = $1 and not mine.is_quarantined`;

const FALLBACKS = `
select * from (
  select distinct on (mine.record_id) mine.record_id as "recordId", other.import_id as "importId",
    other.original_id as "originalId", other.place_offset as "offset", other.place_length as "length",
    other.line, other.digest, other.is_quarantined as "isQuarantined", other.rules, mine.digest as counted
  ${ELSEWHERE}
  order by mine.record_id, other.digest, other.import_id
) f where f.digest > f.counted`;

const GONE = `
insert into gone
select record_id from history.record mine
where mine.import_id = $1 and not mine.is_quarantined
except
select mine.record_id ${ELSEWHERE}`;

function joined(one: Removed, other: Removed): Removed {
  const times = [one.from, one.to, other.from, other.to].filter((at) => at !== null).map(Number);
  return {
    count: one.count + other.count,
    scopeIds: [...new Set([...one.scopeIds, ...other.scopeIds])],
    moments: [...one.moments, ...other.moments],
    calls: [...one.calls, ...other.calls],
    recordIds: one.recordIds && other.recordIds && [...one.recordIds, ...other.recordIds],
    from: times.length === 0 ? null : new Date(Math.min(...times)),
    to: times.length === 0 ? null : new Date(Math.max(...times)),
  };
}
