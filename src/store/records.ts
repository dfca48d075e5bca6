import type { Place } from '../core/record/raw-record.ts';
import type { RecordId } from '../core/basics/ids.ts';
import { copyInto } from './copy-into.ts';
import { CopyRows } from './copy-rows.ts';
import type { Connection } from './database.ts';
import { removeNotedValues } from './noted-values.ts';
import { ruleIds } from './rules.ts';

/** A record as one import saw it. */
export interface Sighting {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly originalId: number;
  readonly place: Place;
  readonly isQuarantined: boolean;
  /** The rules that touched it, by name: one entry for each value. */
  readonly rules: readonly string[];
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
  'rules',
];

/** Adds what this import sees for the first time. */
export async function addSightings(
  connection: Connection,
  importId: number,
  sightings: readonly Sighting[],
): Promise<void> {
  const ids = await ruleIds(connection, namesIn(sightings));
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
    rows.int2s(numbersOf(one.rules, ids));
  }
  await copyInto(connection, 'history.record', COLUMNS, rows);
}

/** A column's value: null where no rule touched the record. */
function numbersOf(rules: readonly string[], ids: ReadonlyMap<string, number>): number[] | null {
  return rules.length === 0 ? null : rules.map((name) => ids.get(name)!);
}

function namesIn(sightings: readonly Pick<Sighting, 'rules'>[]): Set<string> {
  const names = new Set<string>();
  for (const { rules } of sightings) for (const name of rules) names.add(name);
  return names;
}

/** This import sees a record again, in a version that counts before the one it had seen. */
export async function replaceSighting(connection: Connection, importId: number, one: Sighting): Promise<void> {
  const ids = await ruleIds(connection, one.rules);
  await connection.query(
    `update history.record
     set original_id = $3, place_length = $4, place_offset = $5, line = $6, digest = $7, is_quarantined = $8,
       rules = $9
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
      numbersOf(one.rules, ids),
    ],
  );
  await connection.query('delete from history.problem where record_id = $1 and import_id = $2', [
    one.recordId,
    importId,
  ]);
  await removeNotedValues(connection, [one.recordId], importId);
}

/** What is known of a record before this batch. */
export interface KnownVersions {
  /** The version that counts: the smallest digest that passed, in imports that are not undone. */
  readonly counting: string | null;
  /** Some import that is not undone saw it, be it refused. */
  readonly isLive: boolean;
  /** What this very import saw of it. */
  readonly mine: VersionKept | null;
}

export interface VersionKept {
  readonly digest: string;
  readonly isQuarantined: boolean;
  /** The rules that touched it, by name. */
  readonly rules: readonly string[];
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
    my_rules: string[] | null;
  }>(
    `select r.record_id,
       min(r.digest) filter (where not r.is_quarantined and i.state <> 'undone') as counting,
       bool_or(i.state <> 'undone') as is_live,
       min(r.digest) filter (where r.import_id = $2) as my_digest,
       bool_or(r.is_quarantined) filter (where r.import_id = $2) as my_quarantine,
       (select array_agg(n.name order by t.place)
        from unnest(max(r.rules) filter (where r.import_id = $2)) with ordinality as t (rule_id, place)
        join history.rule n using (rule_id)) as my_rules
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
        mine:
          row.my_digest === null
            ? null
            : { digest: row.my_digest, isQuarantined: row.my_quarantine === true, rules: row.my_rules ?? [] },
      },
    ]),
  );
}

/** A version that an import keeps, where it stands, and what had come of it. */
export interface KeptVersion {
  readonly recordId: RecordId;
  readonly importId: number;
  readonly originalId: number;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly digest: string;
  readonly isQuarantined: boolean;
  /** By number, as the row has them. */
  readonly rules: readonly number[] | null;
  readonly source: string | null;
}

/**
 * What the imports that are not undone keep of these records. What a source refused to read is left out: it
 * cannot be made again from its bytes alone; undoing the import and importing again reads it by the rules of today.
 */
export async function keptVersions(
  connection: Connection,
  recordIds: readonly RecordId[],
): Promise<Map<RecordId, KeptVersion[]>> {
  const { rows } = await connection.query<KeptVersion>(
    `select r.record_id as "recordId", r.import_id as "importId", r.original_id as "originalId",
       r.place_offset as "offset", r.place_length as "length", r.line, r.digest, r.is_quarantined as "isQuarantined",
       r.rules, o.source
     from history.record r join history.import i using (import_id) join history.original o using (original_id)
     where r.record_id = any ($1::uuid[]) and i.state <> 'undone' and not (r.is_quarantined and exists (
       select 1 from history.problem p
       where p.record_id = r.record_id and p.import_id = r.import_id and p.stage = 'source'))
     order by r.import_id`,
    [recordIds],
  );
  const byRecord = new Map<RecordId, KeptVersion[]>();
  for (const row of rows) {
    const versions = byRecord.get(row.recordId);
    if (versions) versions.push(row);
    else byRecord.set(row.recordId, [row]);
  }
  return byRecord;
}

/** What became of a version that an import keeps, when it was made again. */
export interface Remade {
  readonly recordId: RecordId;
  readonly importId: number;
  readonly isQuarantined: boolean;
  readonly rules: readonly string[];
}

/** Writes what came out otherwise than before. The problems of these versions go: the caller keeps new ones. */
export async function setRemade(connection: Connection, remade: readonly Remade[]): Promise<void> {
  if (remade.length === 0) return;
  const ids = await ruleIds(connection, namesIn(remade));
  const key = [remade.map((one) => one.recordId), remade.map((one) => one.importId)];
  await connection.query(
    `update history.record r set is_quarantined = d.is_quarantined, rules = d.rules::smallint[]
     from unnest($1::uuid[], $2::int[], $3::boolean[], $4::text[]) as d (record_id, import_id, is_quarantined, rules)
     where r.record_id = d.record_id and r.import_id = d.import_id`,
    [...key, remade.map((one) => one.isQuarantined), remade.map((one) => arrayText(numbersOf(one.rules, ids)))],
  );
  await connection.query(
    `delete from history.problem p using unnest($1::uuid[], $2::int[]) as d (record_id, import_id)
     where p.record_id = d.record_id and p.import_id = d.import_id`,
    key,
  );
}

/** An array within an array of arrays of other lengths, which PostgreSQL does not have. */
function arrayText(numbers: readonly number[] | null): string | null {
  return numbers === null ? null : `{${numbers.join()}}`;
}
