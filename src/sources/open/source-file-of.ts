import type { Readable } from 'node:stream';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import { firstBytes } from './bytes.ts';

/**
 * A file for sources to read, from bytes that can be opened; reads its head.
 *
 * For the blob store too, with the name and siblings that were kept when the file first came.
 * Rejects with what the stream ends with (see {@link problemOf}).
 */
export async function sourceFileOf(file: {
  readonly name: string;
  readonly size: number;
  open(): Readable;
  readonly siblings?: ReadonlyMap<string, number>;
}): Promise<SourceFile> {
  return {
    name: file.name,
    size: file.size,
    head: await firstBytes(file.open(), LIMITS.headBytes),
    open: () => file.open(),
    siblings: file.siblings ?? new Map(),
  };
}
