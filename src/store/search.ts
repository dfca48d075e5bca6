import type { InteractionItem, Page } from '../contract/history.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Database } from './database.ts';
import { interactionItems } from './interaction-items.ts';
import { keyOf, type KeyRow } from './timeline.ts';

const PAGE = 50;
/** Interactions looked at for one page; what is rarer takes several pages. */
const SCANNED = 20_000;

type Place = readonly [at: string, pointId: string, recordId: string, part: number];

/**
 * Interactions whose subject or text contains the phrase, newest first, in any case. A page may
 * hold fewer than fifty, even none, although there is a next one.
 */
export async function searchInteractions(
  database: Database,
  text: string,
  cursor?: string | null,
): Promise<Page<InteractionItem>> {
  const phrase = text.normalize('NFC').trim();
  if (phrase === '') return { items: [], next: null };
  const place = placeOf<Place>(cursor, ['instant', 'uuid', 'uuid', 'number']);
  const { rows } = await database.query<KeyRow & { is_hit: boolean }>(scanFrom(place), [phrase, ...(place ?? [])]);
  const hits = rows.filter((row) => row.is_hit);
  const shown = hits.slice(0, PAGE);
  const last = hits.length > PAGE ? shown.at(-1) : rows.length === SCANNED ? rows.at(-1) : undefined;
  return {
    items: await interactionItems(database, shown.map(keyOf)),
    next: last
      ? cursorOf([last.at.toISOString(), last.contact_point_id, last.record_id, last.part] satisfies Place)
      : null,
  };
}

function scanFrom(place: Place | null): string {
  const isBefore = place
    ? `where i.at <= $2::timestamptz
       and (i.at, i.contact_point_id, i.record_id, i.part) < ($2::timestamptz, $3::uuid, $4::uuid, $5::smallint)`
    : '';
  return `select i.contact_point_id, i.at, i.record_id, i.part,
      coalesce(position(lower($1) in lower(i.subject)) > 0, false)
      or coalesce(position(lower($1) in lower(i.body)) > 0, false) as is_hit
    from history.interaction i ${isBefore}
    order by i.at desc, i.contact_point_id desc, i.record_id desc, i.part desc limit ${SCANNED}`;
}
