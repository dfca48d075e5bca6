import { beyondTolerance } from '../contract/beyond-tolerance.ts';
import type { ImportItem, ImportReport, Tolerance } from '../contract/imports.ts';
import { PersonError } from '../contract/person-error.ts';
import type { WhyMessage } from '../contract/text.ts';
import type { Connection, Database } from './database.ts';
import { jsonText } from './json-text.ts';

/** How far an import has been read: this many items of this original. Saved with their data. */
export interface Checkpoint {
  readonly originalId: number;
  readonly items: number;
  /** Bytes of this and all originals before, for people who wait. */
  readonly bytes: number;
}

/** Counts of what happened to what was seen; seen is their sum. */
export interface Tally {
  stored: number;
  duplicates: number;
  quarantined: number;
  changes: Record<string, number>;
}

export interface ImportOptions {
  readonly as?: string;
  readonly zone?: string;
  readonly country?: string | null;
  readonly map?: unknown;
  /** Profiles that recognise a file are not heeded. */
  readonly ignoresProfiles?: boolean;
  readonly tolerance?: Tolerance;
}

export interface ImportRow {
  readonly importId: number;
  readonly kind: 'files' | 'live';
  readonly state: ImportItem['state'];
  readonly options: ImportOptions;
  readonly checkpoint: Checkpoint | null;
  readonly duplicates: number;
}

export async function createImport(
  database: Database | Connection,
  what: { kind: 'files' | 'live'; title: string; state: ImportItem['state']; source?: string; options?: ImportOptions },
): Promise<number> {
  const { rows } = await database.query<{ import_id: number }>(
    `insert into history.import (kind, state, title, source, options, started_at)
     values ($1, $2, $3, $4, $5, now()) returning import_id`,
    [what.kind, what.state, what.title, what.source ?? null, jsonText(what.options ?? {})],
  );
  return rows[0]!.import_id;
}

export async function readImport(database: Database | Connection, importId: number): Promise<ImportRow> {
  const { rows } = await database.query<{
    kind: ImportRow['kind'];
    state: ImportRow['state'];
    options: ImportOptions;
    checkpoint: Checkpoint | null;
    duplicates: number;
  }>('select kind, state, options, checkpoint, duplicates from history.import where import_id = $1', [importId]);
  const row = rows[0];
  if (!row) throw new PersonError('import.unknown', { import: String(importId) }, { exitCode: 1, status: 404 });
  return { importId, ...row };
}

/** Moves an import on: what a batch brought, and how far it reached. Part of the batch's transaction. */
export async function advanceImport(
  connection: Connection,
  importId: number,
  tally: Tally,
  checkpoint: Checkpoint | null,
): Promise<void> {
  const { rows } = await connection.query<{ changes: Record<string, number> }>(
    `update history.import
     set seen = seen + $2::bigint + $3::bigint + $4::bigint, stored = stored + $2, duplicates = duplicates + $3,
       quarantined = quarantined + $4, checkpoint = coalesce($5, checkpoint)
     where import_id = $1 returning changes`,
    [
      importId,
      tally.stored,
      tally.duplicates,
      tally.quarantined,
      checkpoint === null ? null : JSON.stringify(checkpoint),
    ],
  );
  if (Object.keys(tally.changes).length === 0) return;
  await setChanges(connection, importId, rows[0]?.changes ?? {}, tally.changes);
}

async function setChanges(
  connection: Connection,
  importId: number,
  before: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Promise<void> {
  const changes = { ...before };
  for (const [rule, count] of Object.entries(more)) changes[rule] = (changes[rule] ?? 0) + count;
  for (const [rule, count] of Object.entries(changes)) if (count === 0) delete changes[rule];
  await connection.query('update history.import set changes = $2 where import_id = $1', [
    importId,
    JSON.stringify(changes),
  ]);
}

/** Imports that are not undone, oldest first. */
export async function importsThatCount(database: Database): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    "select import_id as id from history.import where state <> 'undone' order by import_id",
  );
  return rows.map(({ id }) => id);
}

export async function setImportState(
  database: Database | Connection,
  importId: number,
  state: ImportItem['state'],
  failure: WhyMessage | null = null,
): Promise<void> {
  await database.query(
    `update history.import
     set state = $2, failure = $3,
       finished_at = case when $2 in ('done', 'failed') then now() else finished_at end,
       undone_at = case when $2 = 'undone' then now() else undone_at end
     where import_id = $1`,
    [importId, state, failure === null ? null : jsonText(failure)],
  );
}

/** Imports, newest first; one of them, where `importId` is given. */
export async function listImports(database: Database, importId?: number): Promise<ImportItem[]> {
  const { rows } = await database.query<ImportItemRow>(IMPORT_ITEMS, [importId ?? null]);
  return rows.map(importItemOf);
}

/** A repeat belongs to the first import that brought its record and holds. */
const IMPORT_ITEMS = `
with repeated as (
  select first.import_id, count(*) as repeats
  from (select distinct record_id from history.interaction where repeat_of is not null and not is_leg) x
  cross join lateral (
    select min(r.import_id) as import_id from history.record r
    join history.import m on m.import_id = r.import_id and m.state <> 'undone'
    where r.record_id = x.record_id and not r.is_quarantined
  ) first
  group by first.import_id
)
select i.import_id, i.kind, i.state, i.title, i.options -> 'tolerance' as tolerance, i.seen, i.stored, i.duplicates, i.quarantined, i.changes, i.failure,
  i.created_at, i.finished_at, i.undone_at, i.checkpoint, clock_timestamp() as now,
  coalesce(i.source, files.sources, '') as source, files.files, coalesce(files.bytes, 0) as bytes,
  coalesce(repeated.repeats, 0) as repeats
from history.import i
left join lateral (
  select
    case when count(distinct o.source) = 1 then min(o.source) when count(distinct o.source) > 1 then 'mixed' end as sources,
    sum(o.size)::bigint as bytes,
    (select jsonb_agg(f) from (
       select o2.original_id as "originalId", o2.name, o2.entry, o2.source, o2.size, o2.survey -> 'reading' ->> 'zone' as zone,
         coalesce(o2.survey -> 'evidence', '[]') as evidence
       from history.original o2 where o2.import_id = i.import_id and i.kind = 'files' order by o2.original_id limit 100
     ) f) as files
  from history.original o where o.import_id = i.import_id and i.kind = 'files'
) files on true
left join repeated using (import_id)
where $1::int is null or i.import_id = $1
order by i.import_id desc
limit 1000`;

interface ImportItemRow {
  import_id: number;
  kind: ImportItem['kind'];
  state: ImportItem['state'];
  title: string;
  source: string;
  seen: number;
  stored: number;
  duplicates: number;
  quarantined: number;
  repeats: number;
  changes: Record<string, number>;
  failure: WhyMessage | null;
  tolerance: Tolerance | null;
  created_at: Date;
  finished_at: Date | null;
  undone_at: Date | null;
  checkpoint: Checkpoint | null;
  now: Date;
  bytes: number;
  files: (ImportItem['files'][number] & { entry: string | null })[] | null;
}

function importItemOf(row: ImportItemRow): ImportItem {
  const end = row.finished_at ?? row.now;
  return {
    ...reportOf(row, (end.getTime() - row.created_at.getTime()) / 1000),
    title: row.title,
    kind: row.kind,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
    progress: row.state === 'running' ? { bytes: row.checkpoint?.bytes ?? 0, totalBytes: row.bytes } : null,
    failure: row.failure,
    warnings: beyondTolerance('warn', { ...row, records: row.seen, refused: row.quarantined }, row.tolerance),
    files: (row.files ?? []).map(({ originalId, name, entry, source, size, zone, evidence }) => ({
      originalId,
      name: entry === null ? name : `${name}/${entry}`,
      source,
      size,
      zone,
      evidence,
    })),
  };
}

function reportOf(row: ImportItemRow, seconds: number): ImportReport {
  return {
    importId: row.import_id,
    source: row.source,
    seen: row.seen,
    stored: row.stored,
    duplicates: row.duplicates,
    quarantined: row.quarantined,
    repeats: row.repeats,
    changes: row.changes,
    seconds,
  };
}

/** What becomes of the counts of an import when some of its records are made again. */
export interface Moved {
  /** So many more are refused than before, so many fewer stored; negative: the other way round. */
  quarantined: number;
  changes: Record<string, number>;
}

/** Moves the counts of imports. Records that were counted as duplicates move nothing, so neither count can be negative. */
export async function moveTallies(connection: Connection, moved: ReadonlyMap<number, Moved>): Promise<void> {
  for (const [importId, { quarantined, changes }] of moved) {
    const { rows } = await connection.query<{ changes: Record<string, number> }>(
      `update history.import i set quarantined = quarantined + by, stored = stored - by
       from (select least(greatest($2::bigint, -quarantined), stored) as by from history.import where import_id = $1) m
       where i.import_id = $1 returning changes`,
      [importId, quarantined],
    );
    if (Object.values(changes).some((count) => count !== 0))
      await setChanges(connection, importId, rows[0]!.changes, changes);
  }
}
