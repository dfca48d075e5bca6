import type { InteractionItem, Page } from '../contract/history.ts';
import { searchTermsOf } from '../core/search/search-terms.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Database } from './database.ts';
import { interactionItems } from './interaction-items.ts';
import { keyOf, type KeyRow } from './timeline.ts';

const PAGE = 50;
/** A page stops looking after so long, and the next one goes on: rarely, where a phrase of common words is rare. */
const LONGEST = 400;
const DAY = 86_400_000;

type Place = readonly [at: string, pointId: string, recordId: string, part: number];

/**
 * Interactions whose subject or text contains the phrase, newest first, in any case; words from
 * their beginning. A page may hold fewer than fifty, even none, although there is a next one.
 *
 * The index tells on which days all terms of the phrase were said; these days are read, newest
 * first, until the page is full. Days that changed lately are read in any case.
 */
export async function searchInteractions(
  database: Database,
  text: string,
  cursor?: string | null,
): Promise<Page<InteractionItem>> {
  const phrase = text.normalize('NFC').trim();
  if (phrase === '') return { items: [], next: null };
  const place = placeOf<Place>(cursor, ['instant', 'uuid', 'uuid', 'number']);
  const started = performance.now();
  const hits: KeyRow[] = [];
  let next: Place | null = null;
  for (const day of await candidateDays(database, phrase, place)) {
    if (performance.now() - started > LONGEST) {
      next = startAfter(day);
      break;
    }
    hits.push(...(await hitsOfDay(database, day, phrase, place, PAGE + 1 - hits.length)));
    if (hits.length > PAGE) {
      next = placeOfRow(hits[PAGE - 1]!);
      break;
    }
  }
  const items = await interactionItems(database, hits.slice(0, PAGE).map(keyOf));
  return { items, next: next === null ? null : cursorOf(next) };
}

async function candidateDays(database: Database, phrase: string, place: Place | null): Promise<number[]> {
  const last = place === null ? null : Math.floor(Date.parse(place[0]) / DAY);
  const { rows } = await database.query<{ day: number }>(
    `select day from history.search_day
     where (is_dirty or terms @> $1::int[]) and ($2::int is null or day <= $2) order by day desc`,
    [searchTermsOf(phrase), last],
  );
  return rows.map((row) => row.day);
}

async function hitsOfDay(
  database: Database,
  day: number,
  phrase: string,
  place: Place | null,
  limit: number,
): Promise<KeyRow[]> {
  const { rows } = await database.query<KeyRow>({
    name: 'search-day',
    text: HITS,
    values: [new Date(day * DAY), new Date((day + 1) * DAY), phrase, ...(place ?? [null, null, null, null]), limit],
  });
  return rows;
}

const HITS = `
select i.contact_point_id, i.at, i.record_id, i.part
from history.interaction i
where i.at >= $1 and i.at < $2
  and (position(lower($3) in lower(i.subject)) > 0 or position(lower($3) in lower(i.body)) > 0)
  and ($4::timestamptz is null or (i.at, i.contact_point_id, i.record_id, i.part) < ($4, $5::uuid, $6::uuid, $7::smallint))
order by i.at desc, i.contact_point_id desc, i.record_id desc, i.part desc
limit $8`;

function placeOfRow(row: KeyRow): Place {
  return [row.at.toISOString(), row.contact_point_id, row.record_id, row.part];
}

/** Just after the last moment of a day, so that the next page begins with it. */
function startAfter(day: number): Place {
  return [new Date((day + 1) * DAY).toISOString(), NIL, NIL, 0];
}

const NIL = '00000000-0000-0000-0000-000000000000';
