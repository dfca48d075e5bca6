import type { Database } from './database.ts';

export interface QueueLengths {
  readonly imports: number;
  readonly decisions: number;
  readonly searchDays: number;
}

/** How much background work waits or is under way. */
export async function queueLengths(database: Database): Promise<QueueLengths> {
  const { rows } = await database.query<QueueLengths>(
    `select
       (select count(*) from history.import where kind = 'files' and state in ('queued', 'running')) as imports,
       (select count(*) from history.decision where settled_at is null) as decisions,
       (select count(*) from history.search_day where is_dirty) as "searchDays"`,
  );
  return rows[0]!;
}
