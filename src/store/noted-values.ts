import type { RecordId } from '../core/basics/ids.ts';
import type { Connection } from './database.ts';

/** A value by which its record is found again when somebody puts it right. */
export interface NotedValue {
  readonly recordId: RecordId;
  readonly importId: number;
  readonly field: string;
  /** '' where nothing was said. */
  readonly value: string;
  /** False: it stayed unknown. True: a fix gave another in its place. */
  readonly isFixed: boolean;
}

export async function addNotedValues(connection: Connection, noted: readonly NotedValue[]): Promise<void> {
  if (noted.length === 0) return;
  await connection.query(
    `insert into history.noted_value (record_id, import_id, field, value, is_fixed)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::boolean[])
     on conflict do nothing`,
    [
      noted.map((one) => one.recordId),
      noted.map((one) => one.importId),
      noted.map((one) => one.field),
      noted.map((one) => one.value.replaceAll('\u0000', '')),
      noted.map((one) => one.isFixed),
    ],
  );
}

/** Of all records, or of what one import saw of them. */
export async function removeNotedValues(
  connection: Connection,
  recordIds: readonly RecordId[],
  importId: number | null = null,
): Promise<void> {
  await connection.query(
    'delete from history.noted_value where record_id = any ($1::uuid[]) and ($2::int is null or import_id = $2)',
    [recordIds, importId],
  );
}
