import type { FoundPage } from '../contract/history.ts';
import { searchPhrases } from '../core/search/search-phrases.ts';
import { searchTermsOf } from '../core/search/search-terms.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Database } from './database.ts';
import { interactionItems } from './interaction-items.ts';
import { saidLike, type Wanted, wantedOf } from './said-like.ts';
import { IS_STALE } from './search-days.ts';
import { keyOf, type KeyRow } from './timeline.ts';

const PAGE = 50;
/** A page stops looking after so long, and the next one goes on: rarely, where a phrase of common words is rare. */
const LONGEST = 400;
const DAY = 86_400_000;

type Place = readonly [at: string, pointId: string, recordId: string, part: number];

/**
 * Interactions whose subject or text contains the phrase, newest first; words from their beginning.
 * In any case and width, in simplified or traditional writing, in the words of Taiwan or the mainland.
 * A page may hold fewer than fifty, even none, although there is a next one.
 *
 * The index tells on which days all terms of the phrase were said; these days are read, newest
 * first, until the page is full. Days that changed lately are read in any case.
 */
export async function searchInteractions(database: Database, text: string, cursor?: string | null): Promise<FoundPage> {
  const wanted = wantedOf(text);
  if (wanted === null) return { items: [], next: null, pattern: '' };
  const place = placeOf<Place>(cursor, ['instant', 'uuid', 'uuid', 'number']);
  const started = performance.now();
  const hits: KeyRow[] = [];
  let next: Place | null = null;
  for (const day of await candidateDays(database, searchPhrases(text), place)) {
    if (performance.now() - started > LONGEST) {
      next = startAfter(day);
      break;
    }
    hits.push(...(await hitsOfDay(database, day, wanted, place, PAGE + 1 - hits.length)));
    if (hits.length > PAGE) {
      next = placeOfRow(hits[PAGE - 1]!);
      break;
    }
  }
  const items = await interactionItems(database, hits.slice(0, PAGE).map(keyOf));
  return { items, next: next === null ? null : cursorOf(next), pattern: wanted.pattern };
}

async function candidateDays(database: Database, phrases: readonly string[], place: Place | null): Promise<number[]> {
  const last = place === null ? null : Math.floor(Date.parse(place[0]) / DAY);
  const { rows } = await database.query<{ day: number }>(
    `select day from history.search_day
     where (${IS_STALE} or ${phrases.map((_, index) => `terms @> $${index + 2}::int[]`).join(' or ')})
       and ($1::int is null or day <= $1) order by day desc`,
    [last, ...phrases.map(searchTermsOf)],
  );
  return rows.map((row) => row.day);
}

async function hitsOfDay(
  database: Database,
  day: number,
  { pattern, plain }: Wanted,
  place: Place | null,
  limit: number,
): Promise<KeyRow[]> {
  const { rows } = await database.query<KeyRow>({
    name: 'search-day',
    text: HITS,
    values: [
      new Date(day * DAY),
      new Date((day + 1) * DAY),
      pattern,
      plain,
      ...(place ?? [null, null, null, null]),
      limit,
    ],
  });
  return rows;
}

const HITS = `
select i.contact_point_id, i.at, i.record_id, i.part
from history.interaction i
where i.at >= $1 and i.at < $2 and i.repeat_of is null
  and (${saidLike('i.subject', '$3', '$4')} or ${saidLike('i.body', '$3', '$4')})
  and ($5::timestamptz is null or (i.at, i.contact_point_id, i.record_id, i.part) < ($5, $6::uuid, $7::uuid, $8::smallint))
order by i.at desc, i.contact_point_id desc, i.record_id desc, i.part desc
limit $9`;

function placeOfRow(row: KeyRow): Place {
  return [row.at.toISOString(), row.contact_point_id, row.record_id, row.part];
}

/** Just after the last moment of a day, so that the next page begins with it. */
function startAfter(day: number): Place {
  return [new Date((day + 1) * DAY).toISOString(), NIL, NIL, 0];
}

const NIL = '00000000-0000-0000-0000-000000000000';
