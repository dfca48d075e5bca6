import type { BlobStore } from './blobs.ts';
import type { Database } from './database.ts';

/** Where an organisation's history lives: its database, its originals, and the folder of both. */
export interface Store {
  readonly database: Database;
  readonly blobs: BlobStore;
  /** The data directory. */
  readonly data: string;
  close(): Promise<void>;
}
