import { Readable } from 'node:stream';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * A file made of bytes or text, as a source is given it. `pieceBytes` is how much each read of the
 * stream gives, so that a test can cut in any place.
 */
export function fileOf(
  name: string,
  content: string | Uint8Array,
  siblings: ReadonlyMap<string, number> = new Map(),
  pieceBytes = 64 * 1024,
): SourceFile {
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return {
    name,
    size: bytes.length,
    head: bytes.subarray(0, LIMITS.headBytes),
    open: () => Readable.from(pieces(bytes, pieceBytes)),
    siblings,
  };
}

function* pieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
