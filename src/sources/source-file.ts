import type { Readable } from 'node:stream';

/** A file to be read, wherever it lies: on disk, in an archive, in the blob store. */
export interface SourceFile {
  /** As people know it: the path below what was imported, or inside the archive; `/` separated. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The first bytes, at most LIMITS.headBytes; the whole file where it is smaller. */
  readonly head: Buffer;
  /** All bytes from the start; may be called more than once, each a fresh stream. */
  open(): Readable;
  /** Names of the files that lie beside it, with their sizes: a chat's pictures. */
  readonly siblings: ReadonlyMap<string, number>;
}
