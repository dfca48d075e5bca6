import type { ImportReport, Tolerance } from '../contract/imports.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Mapping } from '../sources/source.ts';
import { createImport, type ImportOptions, setImportState } from '../store/imports.ts';
import type { Store } from '../store/store.ts';
import type { BatchSizes, Progress } from './batch-writer.ts';
import { sourceNamed } from './choose-source.ts';
import { claimImport, eitherOf } from './claim-import.ts';
import { type ImportPath, keepOriginals } from './keep-originals.ts';
import { runImportApart } from './run-import-apart.ts';

/** What a user asks for: which files, and what they know about them. */
export interface ImportRequest {
  readonly paths: readonly ImportPath[];
  /** Id of the source, where it is not to be guessed. */
  readonly as?: string;
  readonly map?: Mapping;
  /** IANA name, for moments that do not say theirs; by default the organisation's. */
  readonly zone?: string;
  readonly country?: string;
  readonly title?: string;
  readonly ignoresProfiles?: boolean;
  readonly tolerance?: Tolerance;
}

/** Keeps the files, then reads them, here and now. */
export async function importFiles(
  store: Store,
  request: ImportRequest,
  onProgress?: (progress: Progress) => void,
  signal?: AbortSignal,
  sizes?: BatchSizes,
): Promise<ImportReport> {
  const importId = await register(store, request);
  const claim = await claimImport(store, importId);
  if (claim === null) throw new PersonError('import.running', { import: String(importId) });
  try {
    await keep(store, importId, request);
    return await runImportApart(store, importId, onProgress, eitherOf(signal, claim.lost), sizes);
  } finally {
    await claim.release();
  }
}

/** Keeps the files, and leaves the reading to whoever runs the queue. Returns the import. */
export async function queueImport(store: Store, request: ImportRequest): Promise<number> {
  const importId = await register(store, request);
  const claim = await claimImport(store, importId);
  try {
    await keep(store, importId, request);
    return importId;
  } finally {
    await claim?.release();
  }
}

async function register(store: Store, request: ImportRequest): Promise<number> {
  if (request.as !== undefined) sourceNamed(request.as);
  refuseUnknownZone(request.zone);
  const { as, map, zone, country, ignoresProfiles, tolerance } = request;
  const options: ImportOptions = { as, map, zone, country, ignoresProfiles, tolerance };
  return await createImport(store.database, { kind: 'files', state: 'queued', title: titleOf(request), options });
}

/** Once all originals are kept the import is `running`: from then on it resumes by itself. */
async function keep(store: Store, importId: number, request: ImportRequest): Promise<void> {
  try {
    await keepOriginals(store, importId, request.paths);
    await setImportState(store.database, importId, 'running');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await setImportState(store.database, importId, 'failed', { code: 'import.not-kept', about: { reason } }).catch(
      () => undefined,
    );
    throw error;
  }
}

function titleOf({ title, paths }: ImportRequest): string {
  if (title !== undefined) return title;
  const names = paths.map((path) => (typeof path === 'string' ? path : path.name)).map(lastPart);
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} +${names.length - 3}`;
}

function lastPart(path: string): string {
  return (
    path
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) || path
  );
}

/** @throws {PersonError} `zone.unknown`: not an IANA name. */
export function refuseUnknownZone(zone: string | undefined): void {
  if (zone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (error) {
    throw new PersonError('zone.unknown', { zone }, { exitCode: 2, field: 'zone', cause: error });
  }
}
