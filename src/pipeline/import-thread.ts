import { parentPort, workerData } from 'node:worker_threads';
import { folderBlobs } from '../store/blobs.ts';
import { openDatabase } from '../store/database.ts';
import type { FromThread, ThreadTask, ToThread } from './run-import-apart.ts';
import { runImport } from './run-import.ts';
import { failureOf } from './threads.ts';

// The other side of runImportApart: one import, in a thread of its own.
const { importId, connection, data, blobs, sizes } = workerData as ThreadTask;
const stop = new AbortController();
parentPort!.on('message', (message: ToThread) => {
  if (message === 'stop') stop.abort();
});
const database = openDatabase(connection);
try {
  const store = { database, data, blobs: folderBlobs(blobs), close: () => database.end() };
  const report = await runImport(store, importId, (progress) => tell({ progress }), stop.signal, sizes);
  tell({ report });
} catch (error) {
  tell({ failure: failureOf(error) });
} finally {
  await database.end();
  parentPort!.close();
}

function tell(message: FromThread): void {
  parentPort!.postMessage(message);
}
