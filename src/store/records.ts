import type { Place } from '../core/record/raw-record.ts';
import type { RecordId } from '../core/basics/ids.ts';
import { copyInto } from './copy-into.ts';
import { CopyRows } from './copy-rows.ts';
import type { Connection } from './database.ts';

/** A record as one import saw it. */
export interface Sighting {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly originalId: number;
  readonly place: Place;
  readonly isQuarantined: boolean;
}

const COLUMNS = [
  'record_id',
  'import_id',
  'original_id',
  'place_length',
  'place_offset',
  'line',
  'digest',
  'is_quarantined',
];

/** Adds what this import sees for the first time. */
export async function addSightings(
  connection: Connection,
  importId: number,
  sightings: readonly Sighting[],
): Promise<void> {
  const rows = new CopyRows();
  for (const one of sightings) {
    rows.row(COLUMNS.length);
    rows.uuid(one.recordId);
    rows.int4(importId);
    rows.int4(one.originalId);
    rows.int4(one.place.length);
    rows.int8(one.place.offset);
    rows.int4(one.place.line);
    rows.text(one.digest);
    rows.boolean(one.isQuarantined);
  }
  await copyInto(connection, 'history.record', COLUMNS, rows);
}

/** This import sees a record again, in a version that counts before the one it had seen. */
export async function replaceSighting(connection: Connection, importId: number, one: Sighting): Promise<void> {
  await connection.query(
    `update history.record
     set original_id = $3, place_length = $4, place_offset = $5, line = $6, digest = $7, is_quarantined = $8
     where record_id = $1 and import_id = $2`,
    [
      one.recordId,
      importId,
      one.originalId,
      one.place.length,
      one.place.offset,
      one.place.line,
      one.digest,
      one.isQuarantined,
    ],
  );
  await connection.query('delete from history.problem where record_id = $1 and import_id = $2', [
    one.recordId,
    importId,
  ]);
}

/** What is known of a record before this batch. */
export interface KnownVersions {
  /** The version that counts: the smallest digest that passed, in imports that are not undone. */
  readonly counting: string | null;
  /** Some import that is not undone saw it, be it refused. */
  readonly isLive: boolean;
  /** What this very import saw of it. */
  readonly mine: { readonly digest: string; readonly isQuarantined: boolean } | null;
}

/** Looks records up by id; those never seen are missing from the answer. */
export async function knownVersions(
  connection: Connection,
  importId: number,
  recordIds: readonly RecordId[],
): Promise<Map<RecordId, KnownVersions>> {
  if (recordIds.length === 0) return new Map();
  const { rows } = await connection.query<{
    record_id: RecordId;
    counting: string | null;
    is_live: boolean;
    my_digest: string | null;
    my_quarantine: boolean | null;
  }>(
    `select r.record_id,
       min(r.digest) filter (where not r.is_quarantined and i.state <> 'undone') as counting,
       bool_or(i.state <> 'undone') as is_live,
       min(r.digest) filter (where r.import_id = $2) as my_digest,
       bool_or(r.is_quarantined) filter (where r.import_id = $2) as my_quarantine
     from history.record r join history.import i using (import_id)
     where r.record_id = any ($1::uuid[])
     group by r.record_id`,
    [recordIds, importId],
  );
  return new Map(
    rows.map((row) => [
      row.record_id,
      {
        counting: row.counting,
        isLive: row.is_live,
        mine: row.my_digest === null ? null : { digest: row.my_digest, isQuarantined: row.my_quarantine === true },
      },
    ]),
  );
}

/** What a replay decided otherwise than the import had. */
export async function setQuarantined(
  connection: Connection,
  recordId: RecordId,
  importId: number,
  isQuarantined: boolean,
): Promise<void> {
  await connection.query('update history.record set is_quarantined = $3 where record_id = $1 and import_id = $2', [
    recordId,
    importId,
    isQuarantined,
  ]);
  await connection.query('delete from history.problem where record_id = $1 and import_id = $2', [recordId, importId]);
}
