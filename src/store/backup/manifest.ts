import { z } from 'zod';

/** How a backup is laid out; another number is another layout. */
export const FORMAT = 1;
/** Bytes of one entry: what is held in memory while writing and reading. */
export const PART = 8 * 1024 * 1024;
export const HEAD = 'rapport-backup.json';
export const MANIFEST = 'manifest.json';

/** The first entry: what this is, before anything is read. */
export const headSchema = z.object({
  format: z.number().int(),
  /** The number of the last migration of the database. */
  migration: z.number().int(),
  createdAt: z.string(),
});
export type Head = z.infer<typeof headSchema>;

/** The last entry: what must have been there. */
export const manifestSchema = z.object({
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: z.string() }),
  ),
  blobs: z.array(z.object({ sha256: z.string(), size: z.number().int() })),
  counters: z.record(z.string(), z.number().int()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What a backup or a restore did. */
export interface BackupReport {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  readonly originals: number;
  readonly bytes: number;
  readonly seconds: number;
}
