import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../contract/imports.ts';
import { SAMPLE_COMPANY, sampleFile } from '../sources/index.ts';
import type { Store } from '../store/store.ts';
import type { Progress } from './batch-writer.ts';
import { importFiles, type ImportRequest, queueImport } from './import-files.ts';

/**
 * Brings the sample company in, by the door that all files come through. It ends with yesterday;
 * loaded again on the same day it changes nothing, on a later day it tells the days since.
 */
export async function importSample(
  store: Store,
  onProgress?: (progress: Progress) => void,
  today = new Date(),
): Promise<ImportReport> {
  return await withSampleFile(today, (request) => importFiles(store, request, onProgress));
}

/** The same, read by whoever runs the queue. Returns the import. */
export async function queueSample(store: Store, today = new Date()): Promise<number> {
  return await withSampleFile(today, (request) => queueImport(store, request));
}

async function withSampleFile<T>(today: Date, work: (request: ImportRequest) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-sample-'));
  try {
    const path = join(folder, 'sample-company.json');
    await writeFile(path, sampleFile(today.toISOString().slice(0, 10)));
    return await work({ paths: [path], as: 'synthetic', title: SAMPLE_COMPANY.company });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
