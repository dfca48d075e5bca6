import { type ResourceLimits, Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { ImportReport } from '../contract/imports.ts';
import type { Store } from '../store/store.ts';
import { BATCH_SIZES, type BatchSizes, type Progress } from './batch-writer.ts';
import { runImport } from './run-import.ts';
import { connectionForThread, errorOf, type ThreadFailure } from './threads.ts';

/** What the thread is told at its start; plain values, because they are copied. */
export interface ThreadTask {
  readonly importId: number;
  readonly connection: pg.PoolConfig;
  readonly data: string;
  readonly blobs: string;
  readonly sizes: BatchSizes;
}

export type ToThread = 'stop';
export type FromThread =
  { readonly progress: Progress } | { readonly report: ImportReport } | { readonly failure: ThreadFailure };

/**
 * What the thread may hold. The young generation has room for the records of two batches: with less,
 * half of them are copied to the old one. The old generation is cleared up before it has grown by
 * hundreds of megabytes; what truly needs more (one huge mail) is read without a limit.
 */
const MEMORY = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 256 };

/** Sources that are run from TypeScript (the tests) have no thread to start: it would be JavaScript. */
const IS_BUILT = import.meta.url.endsWith('.js');

/**
 * {@link runImport} in a thread of its own, so that pages stay quick while a million rows are read.
 */
export async function runImportApart(
  store: Store,
  importId: number,
  onProgress: (progress: Progress) => void = () => undefined,
  signal?: AbortSignal,
  sizes: BatchSizes = BATCH_SIZES,
): Promise<ImportReport> {
  if (!IS_BUILT) return await runImport(store, importId, onProgress, signal, sizes);
  signal?.throwIfAborted();
  const task: ThreadTask = {
    importId,
    connection: connectionForThread(store, 4),
    data: store.data,
    blobs: store.blobs.folder,
    sizes,
  };
  try {
    return await inThread(task, MEMORY, onProgress, signal);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    // It goes on from its last batch.
    return await inThread(task, {}, onProgress, signal);
  }
}

async function inThread(
  task: ThreadTask,
  resourceLimits: ResourceLimits,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<ImportReport> {
  const thread = new Worker(new URL('./import-thread.js', import.meta.url), { workerData: task, resourceLimits });
  const stop = () => thread.postMessage('stop' satisfies ToThread);
  signal?.addEventListener('abort', stop);
  try {
    return await reportOf(thread, onProgress);
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

function reportOf(thread: Worker, onProgress: (progress: Progress) => void): Promise<ImportReport> {
  return new Promise((done, failed) => {
    thread.on('message', (message: FromThread) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) done(message.report);
      else failed(errorOf(message.failure));
    });
    thread.on('error', failed);
    thread.on('exit', () => failed(new Error('The thread of the import ended without a word.')));
  });
}
