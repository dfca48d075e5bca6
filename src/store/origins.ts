import type { InteractionDetail } from '../contract/history.ts';
import type { Database } from './database.ts';
import type { InteractionKey } from './interaction-items.ts';
import { keyOf, type KeyRow } from './timeline.ts';

/** The whole key of an interaction, of a repeat that of the one that counts; null where there is none (any more). */
export async function findInteraction(
  database: Database,
  recordId: string,
  part: number,
): Promise<InteractionKey | null> {
  const { rows } = await database.query<KeyRow>(
    `select h.contact_point_id, h.at, h.record_id, h.part
     from history.interaction i
     join history.interaction h
       on h.record_id = coalesce(i.repeat_of, i.record_id) and h.part = coalesce(i.repeat_part, i.part)
     where i.record_id = $1 and i.part = $2 limit 1`,
    [recordId, part],
  );
  return rows[0] ? keyOf(rows[0]) : null;
}

/** What lists leave out of an interaction: the whole text, what it is about, and its attributes. */
export async function wholeInteraction(database: Database, key: InteractionKey): Promise<Whole> {
  const { rows } = await database.query<Whole>(
    `select body as text, topic, subtopic, tags, coalesce(attributes, '{}') as attributes from history.interaction
     where record_id = $1 and part = $2 and contact_point_id = $3`,
    [key.recordId, key.part, key.contactPointId],
  );
  return rows[0] ?? { text: null, topic: null, subtopic: null, tags: null, attributes: {} };
}

type Whole = Pick<InteractionDetail, 'text' | 'topic' | 'subtopic' | 'tags' | 'attributes'>;

/**
 * Where the version of a record that counts came from: of the imports that were not undone, the
 * smallest digest, from the earliest import that brought it; a refused one only where none passed. Null: nobody brought it, or all undid.
 */
export async function originOf(database: Database, recordId: string): Promise<InteractionDetail['origin'] | null> {
  const { rows } = await database.query<InteractionDetail['origin']>(
    `select r.import_id as "importId", o.name as file, o.entry, r.line,
       r.place_offset as offset, r.place_length as length
     from history.record r
     join history.import m on m.import_id = r.import_id and m.state <> 'undone'
     join history.original o on o.original_id = r.original_id
     where r.record_id = $1
     order by r.is_quarantined, r.digest, r.import_id limit 1`,
    [recordId],
  );
  return rows[0] ?? null;
}
