import type { Channel } from '../core/basics/channel.ts';
import type { InteractionItem, Page } from '../contract/history.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { pointsOfCustomer } from './customer-points.ts';
import type { Database } from './database.ts';
import { interactionItems, type InteractionKey } from './interaction-items.ts';

export interface TimelineRequest {
  readonly cursor?: string | null;
  readonly channel?: Channel | null;
  readonly limit?: number;
}

const PAGE = 50;
type Place = readonly [at: string, recordId: string, part: number];

/**
 * A customer's history, newest first: all contact points and channels in one. Further legs of a
 * call are left out; they are one call. Somebody unknown has an empty history.
 */
export async function timeline(
  database: Database,
  customerId: string,
  request: TimelineRequest = {},
): Promise<Page<InteractionItem>> {
  const limit = request.limit ?? PAGE;
  const points = await pointsOfCustomer(database, customerId);
  const keys = await timelineKeys(database, points, request, limit + 1);
  const shown = keys.slice(0, limit);
  const last = keys.length > limit ? shown.at(-1) : undefined;
  return {
    items: await interactionItems(database, shown),
    next: last ? cursorOf([last.at.toISOString(), last.recordId, last.part] satisfies Place) : null,
  };
}

/** Each contact point's newest, straight from the primary key; then the newest of all of them. */
async function timelineKeys(
  database: Database,
  points: readonly string[],
  request: TimelineRequest,
  limit: number,
): Promise<InteractionKey[]> {
  const place = placeOf<Place>(request.cursor, ['instant', 'uuid', 'number']);
  const values: unknown[] = [points, limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const isBefore = place
    ? `and (i.at, i.record_id, i.part) < (${place.map((value, index) => bind(value) + PLACE_TYPES[index]).join()})`
    : '';
  const isOn = request.channel ? `and i.channel = ${bind(request.channel)}::history.channel` : '';
  const { rows } = await database.query<KeyRow>(
    `select key.* from unnest($1::uuid[]) as point (id)
     cross join lateral (
       select i.contact_point_id, i.at, i.record_id, i.part from history.interaction i
       where i.contact_point_id = point.id and not i.is_leg and i.repeat_of is null ${isBefore} ${isOn}
       order by i.at desc, i.record_id desc, i.part desc limit $2) key
     order by key.at desc, key.record_id desc, key.part desc limit $2`,
    values,
  );
  return rows.map(keyOf);
}

const PLACE_TYPES = ['::timestamptz', '::uuid', '::smallint'];

export interface KeyRow {
  contact_point_id: string;
  at: Date;
  record_id: string;
  part: number;
}

export function keyOf(row: KeyRow): InteractionKey {
  return { contactPointId: row.contact_point_id, at: row.at, recordId: row.record_id, part: row.part };
}
