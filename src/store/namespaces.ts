import type { Reading } from '../core/standardise/reading.ts';
import type { Connection, Database } from './database.ts';

/** Records of a namespace, or one record. */
export interface Whose {
  readonly namespace: string | null;
  readonly recordId: string | null;
}

/** How the originals of these records are read, each way once; empty where there are none. */
export async function readingsIn(
  connection: Connection | Database,
  { namespace, recordId }: Whose,
): Promise<Reading[]> {
  const { rows } = await connection.query<{ reading: Reading }>(
    `select distinct o.survey -> 'reading' as reading
     from history.original o join history.import i using (import_id)
     where i.state <> 'undone' and o.survey is not null and (
       o.survey ->> 'namespace' = $1
       or ($2::uuid is not null and exists (
         select 1 from history.record r where r.record_id = $2 and r.original_id = o.original_id)))`,
    [namespace, recordId],
  );
  return rows.map((row) => row.reading);
}
