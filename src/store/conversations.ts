import type { Connection, Database } from './database.ts';

/** Where an interaction stands in its conversation. */
export interface PlaceInConversation {
  readonly conversationId: string;
  readonly isFirst: boolean;
  /** A further leg of a call: the legs of one call are always one conversation. */
  readonly isFurtherLeg: boolean;
}

/** Null: there is no such interaction. */
export async function placeInConversation(
  connection: Connection,
  recordId: string,
  part: number,
): Promise<PlaceInConversation | null> {
  const { rows } = await connection.query<PlaceInConversation>(
    `select coalesce(i.conversation_id, i.record_id) as "conversationId", i.is_leg and i.threading = 'call' as "isFurtherLeg",
       i.conversation_id is null or not exists (
         select 1 from history.interaction e
         where e.conversation_id = i.conversation_id and (e.at, e.record_id, e.part) < (i.at, i.record_id, i.part)
       ) as "isFirst"
     from history.interaction i where i.record_id = $1 and i.part = $2`,
    [recordId, part],
  );
  return rows[0] ?? null;
}

/** How an interaction came into its conversation. */
export interface Threaded {
  readonly threading: string;
  /** The last word before it, where it opens a conversation that was cut from an earlier one by silence or by hand. */
  readonly continues: { readonly recordId: string; readonly part: number; readonly at: string } | null;
}

export async function threadedHow(database: Database, recordId: string, part: number): Promise<Threaded | null> {
  const { rows } = await database.query<{
    threading: string;
    before_record: string | null;
    before_part: number;
    before_at: Date;
  }>(
    `select i.threading, before.record_id as before_record, before.part as before_part,
       before.at as before_at
     from history.interaction i
     left join lateral (
       (select b.record_id, b.part, b.at, b.conversation_id from history.interaction b
        where i.threading <> 'call' and b.scope_id = i.scope_id
          and (b.at, b.record_id, b.part) < (i.at, i.record_id, i.part)
        order by b.at desc, b.record_id desc, b.part desc limit 1)
       union all
       (select b.record_id, b.part, b.at, b.conversation_id from history.interaction b
        where i.threading = 'call' and i.threading_rule = 'cut-by-hand' and b.threading = 'call' and not b.is_leg
          and b.contact_point_id = i.contact_point_id and (b.at, b.record_id, b.part) < (i.at, i.record_id, i.part)
        order by b.at desc, b.record_id desc, b.part desc limit 1)
     ) before on before.conversation_id <> i.conversation_id
     where i.record_id = $1 and i.part = $2`,
    [recordId, part],
  );
  const row = rows[0];
  if (!row) return null;
  const continues =
    row.before_record === null
      ? null
      : { recordId: row.before_record, part: row.before_part, at: row.before_at.toISOString() };
  return { threading: row.threading, continues };
}
