import type { Database } from '../store/database.ts';
import type { InteractionKey } from '../store/interaction-items.ts';

/** What was written in an interaction, whole: its text, else its subject. */
export interface WrittenText {
  readonly recordId: string;
  readonly part: number;
  readonly text: string;
  readonly language: string | null;
}

/** The texts of these interactions, in no order; those that have none are left out. */
export async function writtenTexts(database: Database, keys: readonly InteractionKey[]): Promise<WrittenText[]> {
  const { rows } = await database.query<{ record_id: string; part: number; text: string; language: string | null }>(
    `select m.record_id, m.part, coalesce(m.body, m.subject) as text, i.language
     from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::smallint[]) as key (contact_point_id, at, record_id, part)
     join published.interaction i using (contact_point_id, at, record_id, part)
     join published.message m using (contact_point_id, at, record_id, part)
     where coalesce(m.body, m.subject) is not null`,
    [
      keys.map((key) => key.contactPointId),
      keys.map((key) => key.at),
      keys.map((key) => key.recordId),
      keys.map((key) => key.part),
    ],
  );
  return rows.map(({ record_id, ...row }) => ({ ...row, recordId: record_id }));
}
