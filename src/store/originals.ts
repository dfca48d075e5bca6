import type { Problem } from '../core/basics/problem.ts';
import { InvariantError } from '../core/basics/invariant-error.ts';
import type { Connection, Database } from './database.ts';
import type { ImportOptions } from './imports.ts';
import { jsonText } from './json-text.ts';

/** A file (or pushed payload) as it was kept. `survey` is JSON that only its source understands. */
export interface OriginalRow {
  readonly originalId: number;
  readonly importId: number;
  readonly sha256: string;
  readonly name: string;
  readonly entry: string | null;
  readonly size: number;
  readonly source: string | null;
  readonly survey: unknown;
  readonly problem: Problem | null;
  readonly payload: string | null;
  /** What was said of this one file, over what was said of its import; null: nothing. */
  readonly options: ImportOptions | null;
}

export interface NewOriginal {
  readonly importId: number;
  readonly sha256: string;
  readonly name: string;
  readonly entry: string | null;
  readonly size: number;
  readonly source?: string;
  readonly survey?: unknown;
  readonly problem?: Problem;
  readonly payload?: string;
  readonly options?: ImportOptions;
}

const SELECT = `select original_id as "originalId", import_id as "importId", sha256, name, entry, size, o.source, survey,
  problem, payload, o.options from history.original o`;

export async function addOriginal(database: Database | Connection, one: NewOriginal): Promise<number> {
  const { rows } = await database.query<{ original_id: number }>(
    `insert into history.original (import_id, sha256, name, entry, size, source, survey, problem, payload, options)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning original_id`,
    [
      one.importId,
      one.sha256,
      one.name,
      one.entry,
      one.size,
      one.source ?? null,
      one.survey === undefined ? null : jsonText(one.survey),
      one.problem === undefined ? null : jsonText(one.problem),
      one.payload ?? null,
      one.options === undefined ? null : jsonText(one.options),
    ],
  );
  return rows[0]!.original_id;
}

/** The originals of an import in the order in which they came, from `after` on, at most `limit`. */
export async function originalsOf(
  database: Database,
  importId: number,
  after: number,
  limit: number,
): Promise<OriginalRow[]> {
  const { rows } = await database.query<OriginalRow>(
    `${SELECT} where import_id = $1 and original_id > $2 order by original_id limit $3`,
    [importId, after, limit],
  );
  return rows;
}

/** All originals of a namespace, of imports that are not undone. */
export async function originalsIn(database: Database, namespace: string): Promise<OriginalRow[]> {
  const { rows } = await database.query<OriginalRow>(
    `${SELECT} join history.import i using (import_id)
     where o.survey ->> 'namespace' = $1 and i.state <> 'undone' order by original_id`,
    [namespace],
  );
  return rows;
}

export async function hasOriginal(database: Database | Connection, originalId: number): Promise<boolean> {
  const { rowCount } = await database.query('select 1 from history.original where original_id = $1', [originalId]);
  return rowCount === 1;
}

/** @throws {InvariantError} `NO_ORIGINAL`: a record points to it, so it must be there. */
export async function readOriginal(database: Database | Connection, originalId: number): Promise<OriginalRow> {
  const { rows } = await database.query<OriginalRow>(`${SELECT} where original_id = $1`, [originalId]);
  if (!rows[0]) throw new InvariantError('NO_ORIGINAL', String(originalId));
  return rows[0];
}

/** Files of an import that lie in one folder (or one archive), by their names, with their sizes. */
export async function filesIn(database: Database, importId: number, folder: string): Promise<Map<string, number>> {
  const { rows } = await database.query<{ name: string; entry: string | null; size: number }>(
    `select name, entry, size from history.original
     where import_id = $1 and starts_with(name || coalesce('/' || entry, ''), $2)`,
    [importId, folder],
  );
  const near = rows.filter((row) => folderOf(row) === folder);
  return new Map(near.map((row) => [pathOf(row).slice(folder.length), row.size]));
}

/** What people call it: the file, or the path inside its archive. */
export function pathOf(original: Pick<OriginalRow, 'name' | 'entry'>): string {
  return original.entry === null ? original.name : `${original.name}/${original.entry}`;
}

/** The folder it lies in, with its `/`; empty at the top. */
export function folderOf(original: Pick<OriginalRow, 'name' | 'entry'>): string {
  const path = pathOf(original);
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Keeps how a file is read. */
export async function setSurvey(
  database: Database | Connection,
  originalId: number,
  source: string,
  survey: unknown,
): Promise<void> {
  await database.query('update history.original set source = $2, survey = $3 where original_id = $1', [
    originalId,
    source,
    jsonText(survey),
  ]);
}

/** The file of an import that people know by this path. */
export async function fileNamed(database: Database, importId: number, path: string): Promise<OriginalRow | null> {
  const { rows } = await database.query<OriginalRow>(
    `${SELECT} where import_id = $1 and name || coalesce('/' || entry, '') = $2`,
    [importId, path],
  );
  return rows[0] ?? null;
}

/** Bytes of all files of an import. */
export async function bytesOfOriginals(database: Database, importId: number): Promise<number> {
  const { rows } = await database.query<{ bytes: number }>(
    'select coalesce(sum(size), 0)::bigint as bytes from history.original where import_id = $1',
    [importId],
  );
  return rows[0]?.bytes ?? 0;
}
