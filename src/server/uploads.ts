import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  /** One path to import: the file, or a folder of them, because a chat's pictures lie beside it. */
  gather(uploads: readonly Upload[]): Promise<string>;
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
    gather: (uploads) => gather(folder, uploads),
    sweep: () => sweep(folder),
  };
}

async function keep(folder: string, name: string, bytes: Readable, size: number | null): Promise<Upload> {
  const steps = stepsOf(name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseTooLarge(folder, size ?? 0);
  const uploadId = randomBytes(16).toString('hex');
  const path = join(folder, uploadId, ...steps);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    return { uploadId, name: steps.join('/'), path, size: (await stat(path)).size };
  } catch (error) {
    await rm(join(folder, uploadId), { recursive: true, force: true });
    throw isBrokenOff(error) ? new PersonError('upload.broken-off', {}, { status: 400, cause: error }) : error;
  }
}

function isBrokenOff(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** A name from outside never leaves its folder. */
function stepsOf(name: string): string[] {
  const steps = name.normalize('NFC').split('/');
  const isFine =
    steps.length <= LIMITS.folderDepth &&
    steps.every(
      (step) => step !== '' && step !== '.' && step !== '..' && !/[\0\\]/.test(step) && byteLength(step) <= 255,
    );
  if (!isFine) throw new PersonError('upload.name', { name: name.slice(0, 200) }, { status: 400, field: 'name' });
  return steps;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

async function refuseTooLarge(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - size < RESERVE_BYTES) throw new PersonError('disk.full', {}, { status: 507 });
}

async function find(folder: string, uploadId: string): Promise<Upload> {
  const path = /^[\da-f]{32}$/.test(uploadId) ? await onlyFile(join(folder, uploadId)) : null;
  if (path === null) {
    throw new PersonError('upload.unknown', { uploadId: uploadId.slice(0, 100) }, { status: 404, field: 'uploads' });
  }
  const name = path.slice(join(folder, uploadId).length + 1).replaceAll('\\', '/');
  return { uploadId, name, path, size: (await stat(path)).size };
}

async function onlyFile(folder: string): Promise<string | null> {
  const [entry] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (!entry) return null;
  const path = join(folder, entry.name);
  return entry.isDirectory() ? await onlyFile(path) : path;
}

async function gather(folder: string, uploads: readonly Upload[]): Promise<string> {
  const [first] = uploads;
  if (first && uploads.length === 1) return first.path;
  const together = join(folder, `together-${randomBytes(16).toString('hex')}`);
  for (const upload of uploads) await linkFree(upload.path, join(together, ...upload.name.split('/')));
  return together;
}

/** Two files of one name lie beside each other: the second in a folder called `2`. */
async function linkFree(from: string, to: string, turn = 1): Promise<void> {
  const path = turn === 1 ? to : join(dirname(to), String(turn), to.slice(dirname(to).length + 1));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await link(from, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await linkFree(from, to, turn + 1);
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
