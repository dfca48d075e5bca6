import type { Readable } from 'node:stream';
import type { Source, Survey } from '../sources/source.ts';
import type { OriginalRow } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { opener } from './kept-files.ts';

export interface Stretch {
  /** Bytes from the start of the file, or of its UTF-8 form. */
  readonly offset: number;
  readonly length: number;
}

/** The bytes of a record, as its source counts places: in the file, or in its UTF-8 form. */
export async function bytesAt(
  store: Store,
  original: OriginalRow,
  at: Stretch,
  source: Source | null,
): Promise<Buffer> {
  const decoded = source?.decoded && original.survey !== null ? source.decoded(original.survey as Survey) : null;
  if (original.entry === null && decoded === null)
    return await gathered(store.blobs.open(original.sha256, at.offset, at.offset + at.length), 0, at.length);
  const open = await opener(store, original);
  const whole = decoded === null ? open() : open().pipe(decoded);
  return await gathered(whole, at.offset, at.length);
}

async function gathered(stream: Readable, offset: number, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let passed = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const from = Math.max(0, offset - passed);
    if (from < chunk.length) chunks.push(chunk.subarray(from, Math.max(from, offset + length - passed)));
    passed += chunk.length;
    if (passed >= offset + length) break;
  }
  return Buffer.concat(chunks);
}
