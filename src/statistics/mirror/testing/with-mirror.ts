import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Database } from '../../../store/database.ts';
import { Mirror } from '../mirror.ts';

/** A mirror of its own that is built, and fails nowhere. */
export async function withMirror(
  database: Database,
  work: (mirror: Mirror, path: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-mirror-'));
  const path = join(folder, 'mirror.duckdb');
  const failures: unknown[] = [];
  const mirror = (await Mirror.open(database, { path, onFailure: (error) => failures.push(error) }))!;
  try {
    await mirror.catchUp();
    await work(mirror, path);
    expect(failures).toEqual([]);
  } finally {
    await mirror.close();
    await rm(folder, { recursive: true, force: true });
  }
}
