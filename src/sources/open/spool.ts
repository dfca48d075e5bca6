import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Bytes } from './bytes.ts';
import { UnreadableError } from './unreadable.ts';

/** A copy of a stream on disk, so that it can be read from any place; gone when closed. */
export interface Spooled extends Bytes {
  close(): Promise<void>;
}

/** @throws {UnreadableError} `archive-bomb` when there are more than `limit` bytes. */
export async function spool(stream: Readable, limit: number): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-unpacked-'));
  const path = join(folder, 'bytes');
  const close = async (): Promise<void> => await rm(folder, { recursive: true, force: true });
  try {
    const size = await write(stream, path, limit);
    return {
      size,
      open: (start = 0, end) => createReadStream(path, { start, ...(end === undefined ? {} : { end: end - 1 }) }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function write(stream: Readable, path: string, limit: number): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new UnreadableError('archive-bomb', { size: String(size) });
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return size;
}
