import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface KeptBlob {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Originals, each kept once under the SHA-256 of its bytes. */
export interface BlobStore {
  /** Where they lie. */
  readonly folder: string;
  /** Keeps the bytes; when it returns they survive a power cut. Keeping the same twice is harmless. */
  keep(bytes: Readable): Promise<KeptBlob>;
  /** The bytes, or the span `[start, end)` of them. Errors on the stream when there is no such blob. */
  open(sha256: string, start?: number, end?: number): Readable;
  /** Bytes of a blob that was kept. */
  size(sha256: string): Promise<number>;
}

/** Blobs as files in one folder, two levels deep (`ab/cd/abcd…`). */
export function folderBlobs(folder: string): BlobStore {
  return {
    folder,
    keep: (bytes) => keepFile(folder, bytes),
    size: async (sha256) => (await stat(pathOf(folder, sha256))).size,
    open: (sha256, start = 0, end) =>
      createReadStream(pathOf(folder, sha256), { start, ...(end === undefined ? {} : { end: end - 1 }) }),
  };
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Written beside, synced, then renamed: a blob is there whole or not at all. */
async function keepFile(folder: string, bytes: Readable): Promise<KeptBlob> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `part-${randomBytes(8).toString('hex')}`);
  try {
    const kept = await writeHashed(part, bytes);
    const path = pathOf(folder, kept.sha256);
    if (await isThere(path)) return kept;
    await sync(part);
    await mkdir(dirname(path), { recursive: true });
    await rename(part, path);
    await sync(dirname(path));
    return kept;
  } finally {
    await rm(part, { force: true });
  }
}

async function writeHashed(path: string, bytes: Readable): Promise<KeptBlob> {
  const digest = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(bytes, meter, createWriteStream(path, { mode: 0o600 }));
  return { sha256: digest.digest('hex'), size };
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
