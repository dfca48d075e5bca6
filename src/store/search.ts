import type { FoundPage } from '../contract/history.ts';
import { searchPhrases } from '../core/search/search-phrases.ts';
import { searchTermsOf } from '../core/search/search-terms.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Database } from './database.ts';
import { type InteractionKey, interactionItems } from './interaction-items.ts';
import { saidLike, type Wanted, wantedOf } from './said-like.ts';
import { IS_STALE } from './search-days.ts';
import type { KeyRow } from './timeline.ts';

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
  const hits: Hit[] = [];
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
  const items = await interactionItems(database, shownKeys(hits.slice(0, PAGE)));
  return { items, next: next === null ? null : cursorOf(next), pattern: wanted.pattern };
}

/** Where the words stand, and the interaction that counts for it: itself, or the one whose repeat it is. */
interface Hit extends KeyRow {
  shown_point_id: string;
  shown_at: Date;
  shown_record_id: string;
  shown_part: number;
}

/** Each once, however many of its repeats say it. */
function shownKeys(hits: readonly Hit[]): InteractionKey[] {
  const keys = hits.map((hit) => ({
    contactPointId: hit.shown_point_id,
    at: hit.shown_at,
    recordId: hit.shown_record_id,
    part: hit.shown_part,
  }));
  return [...new Map(keys.map((key) => [`${key.recordId}/${key.part}`, key])).values()];
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
): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
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

/** What only a repeat says (a copy that was edited, a subject that the other has not) is found in what counts for it. */
const HITS = `
select i.contact_point_id, i.at, i.record_id, i.part,
  coalesce(head.contact_point_id, i.contact_point_id) as shown_point_id, coalesce(head.at, i.at) as shown_at,
  coalesce(head.record_id, i.record_id) as shown_record_id, coalesce(head.part, i.part) as shown_part
from history.interaction i
left join history.interaction head on head.record_id = i.repeat_of and head.part = i.repeat_part
where i.at >= $1 and i.at < $2
  and (${saidLike('i.subject', '$3', '$4')} or ${saidLike('i.body', '$3', '$4')})
  and (i.repeat_of is null
    or not coalesce(${saidLike('head.subject', '$3', '$4')}, false) and not coalesce(${saidLike('head.body', '$3', '$4')}, false))
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
