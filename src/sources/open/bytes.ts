import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Bytes that lie somewhere and may be read from any place: a file on disk, a blob, a spooled copy. */
export interface Bytes {
  readonly size: number;
  /** The span `[start, end)`, by default all; each call gives a fresh stream. */
  open(start?: number, end?: number): Readable;
}

export function fileBytes(path: string, size: number): Bytes {
  return {
    size,
    open: (start = 0, end) => createReadStream(path, { start, ...(end === undefined ? {} : { end: end - 1 }) }),
  };
}

/** The span as one buffer; shorter where the bytes end sooner. */
export async function readSpan(bytes: Bytes, start: number, end: number): Promise<Buffer> {
  const until = Math.min(end, bytes.size);
  return until <= start ? Buffer.alloc(0) : await firstBytes(bytes.open(start, until), until - start);
}

/** The first `length` bytes of a stream, which is then let go. */
export async function firstBytes(stream: Readable, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let have = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    have += chunk.length;
    if (have >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
