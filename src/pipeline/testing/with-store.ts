import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBlobs } from '../../store/blobs.ts';
import type { Store } from '../../store/store.ts';
import { withDatabase } from '../../store/testing/with-database.ts';

/** Runs a test on an empty store of its own: a database, and a folder for its originals. */
export async function withStore<T>(work: (store: Store, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-test-'));
  try {
    return await withDatabase((database) =>
      work(
        { database, data: folder, blobs: folderBlobs(join(folder, 'originals')), close: async () => undefined },
        folder,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
