import { setTimeout as pause } from 'node:timers/promises';
import type { BatchSizes, Progress } from './batch-writer.ts';
import { PersonError } from '../contract/person-error.ts';
import type { ImportReport } from '../contract/imports.ts';
import { setImportState } from '../store/imports.ts';
import type { Store } from '../store/store.ts';
import { claimImport, eitherOf } from './claim-import.ts';
import { runImportApart } from './run-import-apart.ts';

const LOOK_EVERY = 300;

/**
 * Reads imports that are kept but not read: those that a page has queued, and those that a killed
 * process left behind. One at a time, oldest first, until `signal`; never rejects.
 */
export async function runQueued(store: Store, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await resumeImports(store, signal);
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
    await pause(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
}

/** Reads all that is waiting now; returns what came of each. */
export async function resumeImports(
  store: Store,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
  sizes?: BatchSizes,
): Promise<ImportReport[]> {
  await giveUpUnkept(store);
  const reports: ImportReport[] = [];
  for (const importId of await waitingImports(store)) {
    const claim = await claimImport(store, importId);
    if (claim === null) continue;
    try {
      if (await isStillWaiting(store, importId))
        reports.push(await runImportApart(store, importId, onProgress, eitherOf(signal, claim.lost), sizes));
    } catch (error) {
      if (signal?.aborted) throw error;
      await fail(store, importId, error);
    } finally {
      await claim.release();
    }
  }
  return reports;
}

/**
 * An import whose process was killed while its files were being kept knows only some of them: it can
 * only be asked for again. Nothing of it was stored.
 */
async function giveUpUnkept(store: Store): Promise<void> {
  const { rows } = await store.database.query<{ import_id: number }>(
    "select import_id from history.import where state = 'queued' and created_at < now() - interval '1 minute'",
  );
  for (const { import_id: importId } of rows) {
    const claim = await claimImport(store, importId);
    if (claim === null) continue;
    const isQueued = await store.database.query(
      "select 1 from history.import where import_id = $1 and state = 'queued'",
      [importId],
    );
    if (isQueued.rows.length > 0)
      await setImportState(store.database, importId, 'failed', {
        code: 'import.not-kept',
        about: { reason: 'SIGKILL' },
      });
    await claim.release();
  }
}

async function waitingImports(store: Store): Promise<number[]> {
  const { rows } = await store.database.query<{ import_id: number }>(
    "select import_id from history.import where kind = 'files' and state = 'running' order by import_id",
  );
  return rows.map((row) => row.import_id);
}

async function isStillWaiting(store: Store, importId: number): Promise<boolean> {
  const { rows } = await store.database.query(
    "select 1 from history.import where import_id = $1 and state = 'running'",
    [importId],
  );
  return rows.length > 0;
}

/** Tried again by hand (undo, import again); what it had stored stays counted. */
async function fail(store: Store, importId: number, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const { code, about } = error instanceof PersonError ? error : { code: 'import.failed', about: { reason } };
  await setImportState(store.database, importId, 'failed', { code, about: { ...about } });
}
