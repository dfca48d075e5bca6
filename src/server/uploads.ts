import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PersonError } from '../contract/person-error.ts';
import { LIMITS } from '../sources/limits.ts';

/** Files that were handed to the page and wait for somebody to say "import". */
export interface Uploads {
  /** Writes the file as it streams in. Broken off: nothing stays. */
  keep(name: string, bytes: Readable, size: number | null): Promise<Upload>;
  /** @throws {PersonError} `upload.unknown` */
  find(uploadId: string): Promise<Upload>;
  remove(uploads: readonly Upload[]): Promise<void>;
  /** Removes what nobody asked for within a week. */
  sweep(): Promise<void>;
}

export interface Upload {
  readonly uploadId: string;
  /** As the person's computer calls it; `/` separated where a folder was dropped. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** Left free on the disk, so that a large file never stops the database. */
const RESERVE_BYTES = 512 * 1024 * 1024;
const KEPT_MS = 7 * 86_400_000;

export function folderUploads(folder: string): Uploads {
  return {
    keep: (name, bytes, size) => keep(folder, name, bytes, size),
    find: (uploadId) => find(folder, uploadId),
    remove: async (uploads) => {
      for (const { uploadId } of uploads) await rm(join(folder, uploadId), { recursive: true, force: true });
    },
    sweep: () => sweep(folder),
  };
}

/** Its name is kept beside it, not used as one: names from outside never meet the file system. */
async function keep(folder: string, name: string, bytes: Readable, size: number | null): Promise<Upload> {
  const shown = checkedName(name);
  const uploadId = randomBytes(16).toString('hex');
  const place = join(folder, uploadId);
  const path = join(place, 'bytes');
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    await refuseTooLarge(place, size ?? 0);
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    await writeFile(join(place, 'name'), shown);
    return { uploadId, name: shown, path, size: (await stat(path)).size };
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw isBrokenOff(error) ? new PersonError('upload.broken-off', {}, { status: 400, cause: error }) : error;
  }
}

function isBrokenOff(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function checkedName(name: string): string {
  const shown = name.normalize('NFC');
  const steps = shown.split('/');
  const isFine =
    steps.length <= LIMITS.folderDepth &&
    steps.every((step) => step !== '' && step !== '.' && step !== '..' && !/[\p{Cc}\\]/u.test(step));
  if (!isFine) throw new PersonError('upload.name', { name: name.slice(0, 200) }, { status: 400, field: 'name' });
  return shown;
}

async function refuseTooLarge(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - size < RESERVE_BYTES) throw new PersonError('disk.full', {}, { status: 507 });
}

async function find(folder: string, uploadId: string): Promise<Upload> {
  const place = join(folder, uploadId);
  const isId = /^[\da-f]{32}$/.test(uploadId);
  const name = isId ? await readFile(join(place, 'name'), 'utf8').catch(() => null) : null;
  if (name === null) {
    throw new PersonError('upload.unknown', { uploadId: uploadId.slice(0, 100) }, { status: 404, field: 'uploads' });
  }
  const path = join(place, 'bytes');
  return { uploadId, name, path, size: (await stat(path)).size };
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
