import type { Database } from './database.ts';

export interface JudgedMessage {
  readonly text: string;
  readonly language: string | null;
  readonly sentiment: number | null;
}

/** The first messages of customers in the history, as they are kept. */
export async function oldestMessages(database: Database, most: number): Promise<JudgedMessage[]> {
  const { rows } = await database.query<JudgedMessage>(
    `select coalesce(m.body, m.subject) as text, i.language, i.sentiment
     from published.interaction i
     join published.message m using (contact_point_id, at, record_id, part)
     where i.kind = 'message' and i.author_kind = 'customer' and i.part = 0 and coalesce(m.body, m.subject) is not null
     order by i.at limit $1`,
    [most],
  );
  return rows;
}
