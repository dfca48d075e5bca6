import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { to } from 'pg-copy-streams';
import type { Connection } from '../../store/database.ts';

/** So many bytes of rows are handed over at a time: the file stays small, however long the history. */
const PIECE_BYTES = 128 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Copies what a select of PostgreSQL gives into pieces of a file, in the text form of COPY (a tab between values, \N for
 * none), and hands each over before the next is written. `select` has no parameters: COPY takes none.
 */
export async function copyFacts(
  connection: Connection,
  select: string,
  path: string,
  take: (path: string) => Promise<void>,
): Promise<void> {
  const rows = connection.query(to(`copy (${select}) to stdout`));
  let piece: Piece | null = null;
  try {
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      piece ??= new Piece(path);
      const cut = piece.bytes + chunk.length < PIECE_BYTES ? -1 : chunk.lastIndexOf(NEWLINE);
      if (cut < 0) {
        await piece.write(chunk);
        continue;
      }
      await piece.write(chunk.subarray(0, cut + 1));
      await piece.end();
      await take(path);
      piece = new Piece(path);
      await piece.write(chunk.subarray(cut + 1));
    }
    if (piece && piece.bytes > 0) {
      await piece.end();
      await take(path);
    } else await piece?.end();
  } finally {
    piece?.destroy();
    await rm(path, { force: true });
  }
}

class Piece {
  bytes = 0;
  readonly #file;
  #failure: Error | null = null;

  constructor(path: string) {
    this.#file = createWriteStream(path);
    this.#file.on('error', (error) => (this.#failure = error));
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.#failure) throw this.#failure;
    this.bytes += chunk.length;
    if (!this.#file.write(chunk)) await Promise.race([once(this.#file, 'drain'), once(this.#file, 'close')]);
  }

  async end(): Promise<void> {
    this.#file.end();
    if (!this.#file.closed) await once(this.#file, 'close');
    if (this.#failure) throw this.#failure;
  }

  destroy(): void {
    this.#file.destroy();
  }
}
