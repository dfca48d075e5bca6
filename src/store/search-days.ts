import { SEARCH_VERSION } from '../core/search/search-terms.ts';
import type { Connection, Database } from './database.ts';

/** Slots of 15 minutes in a UTC day. */
const SLOTS = 96;
const SLOT = 900_000;

export function dayOf(at: number): number {
  return Math.floor(at / (SLOT * SLOTS));
}

/** Days whose interactions changed: they are searched without the index until it is made again. */
export async function markDirty(connection: Connection, days: Iterable<number>): Promise<void> {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 0) return;
  await connection.query(
    `insert into history.search_day (day) select unnest($1::int[])
     on conflict (day) do update set is_dirty = true, dirty_since = now()
       where not search_day.is_dirty or search_day.dirty_since < now() - interval '1 second'`,
    [sorted],
  );
}

/** Every day between two moments that is in the history; for changes too many to be named one by one. */
export async function markSpanDirty(connection: Connection, from: Date, to: Date): Promise<void> {
  await connection.query(
    `insert into history.search_day (day)
     select generate_series($1::int, $2::int)
     on conflict (day) do update set is_dirty = true, dirty_since = now() where not search_day.is_dirty`,
    [dayOf(from.getTime()), dayOf(to.getTime())],
  );
}

/** All days of the history, at the end of a bulk import that did not name them. */
export async function markAllDirty(database: Database): Promise<void> {
  await database.query(
    `insert into history.search_day (day) select distinct slot / ${SLOTS} from history.interaction
     on conflict (day) do update set is_dirty = true, dirty_since = now() where not search_day.is_dirty`,
  );
}

/** Days whose terms are not those of their texts: they changed, or terms are found otherwise since. */
export const IS_STALE = `(is_dirty or version <> ${SEARCH_VERSION})`;

/** The next day to index, newest first, that has been quiet for so many milliseconds; null: none. */
export async function nextDirtyDay(connection: Connection, quiet: number): Promise<number | null> {
  const { rows } = await connection.query<{ day: number }>(
    `select day from history.search_day
     where ${IS_STALE} and dirty_since < now() - make_interval(secs => $1)
     order by day desc limit 1 for update skip locked`,
    [quiet / 1000],
  );
  return rows[0]?.day ?? null;
}

/** Texts of one day. */
export async function textsOfDay(
  connection: Connection,
  day: number,
): Promise<{ subject: string | null; body: string | null }[]> {
  const { rows } = await connection.query<{ subject: string | null; body: string | null }>(
    'select subject, body from history.interaction where at >= $1 and at < $2',
    [new Date(day * SLOTS * SLOT), new Date((day + 1) * SLOTS * SLOT)],
  );
  return rows;
}

export async function setTerms(connection: Connection, day: number, terms: readonly number[]): Promise<void> {
  await connection.query('update history.search_day set is_dirty = false, version = $3, terms = $2 where day = $1', [
    day,
    terms,
    SEARCH_VERSION,
  ]);
}

/** How much of the history the index covers; for people who wait. */
export async function searchProgress(database: Database): Promise<{ days: number; dirty: number }> {
  const { rows } = await database.query<{ days: number; dirty: number }>(
    `select count(*) as days, count(*) filter (where ${IS_STALE}) as dirty from history.search_day`,
  );
  return rows[0]!;
}
