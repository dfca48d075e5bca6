import { type FileHandle, open, rm } from 'node:fs/promises';
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
    for await (const chunk of rows.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
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
    await piece?.end();
    if (piece && piece.bytes > 0) await take(path);
  } catch (error) {
    // What is on its way still comes: unread, it would hold up whatever the connection is asked next.
    rows.resume();
    throw error;
  } finally {
    await piece?.end();
    await rm(path, { force: true });
  }
}

/** One piece; appended to chunk by chunk, each on its way before the next is asked for. */
class Piece {
  bytes = 0;
  #file: FileHandle | null = null;

  constructor(private readonly path: string) {}

  async write(chunk: Buffer): Promise<void> {
    this.#file ??= await open(this.path, 'w');
    this.bytes += chunk.length;
    await this.#file.writeFile(chunk);
  }

  async end(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }
}
