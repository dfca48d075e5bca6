import { Readable } from 'node:stream';
import { LIMITS } from '../limits.ts';
import { type Archive, type ArchiveEntry, type ArchiveLimits, INSIDE } from './archive.ts';
import { type Bytes, readSpan } from './bytes.ts';
import { openGzip } from './gzip.ts';
import { spool } from './spool.ts';
import { isTar, openTar } from './tar.ts';
import { UnreadableError } from './unreadable.ts';
import { openZip } from './zip.ts';

/**
 * Opens a zip, tar, tar.gz or gz by its first bytes; null for every other file, and for documents
 * that are zips inside (xlsx, docx, odt, jar): those are one thing.
 *
 * A gz is an archive of one entry, named as the file without `.gz`.
 *
 * @throws {UnreadableError} `archive-truncated`, `archive-damaged`, `archive-too-many-entries`, `archive-bomb`.
 */
export async function openArchive(name: string, bytes: Bytes, limits: ArchiveLimits = LIMITS): Promise<Archive | null> {
  const head = await readSpan(bytes, 0, 512);
  if (isZip(head)) return isDocument(name, head) ? null : await openZip(bytes, limits);
  if (head[0] === 0x1f && head[1] === 0x8b) return await openGzip(name, bytes, limits);
  return isTar(head) ? await openTar(bytes, limits) : null;
}

/**
 * The bytes of one entry, found again in a kept archive by the `entry` that came with it.
 *
 * `bytes` may be a blob: spans of it are asked for. For many entries of one archive see {@link ArchiveShelf}.
 */
export function archiveEntry(bytes: Bytes, entry: string): Readable {
  return Readable.from(onlyEntry(bytes, entry), { objectMode: false });
}

async function* onlyEntry(bytes: Bytes, entry: string): AsyncGenerator<Buffer> {
  const shelf = new ArchiveShelf();
  try {
    yield* shelf.entry('', bytes, entry) as AsyncIterable<Buffer>;
  } finally {
    await shelf.close();
  }
}

/**
 * Kept archives that stay open while their entries are read one after the other: reading the
 * directory of 10,000 files anew for each of them would take longer than reading the files.
 *
 * The few opened last stay; `key` names an archive (its hash).
 */
export class ArchiveShelf {
  readonly #open = new Map<string, Promise<Lent>>();

  entry(key: string, bytes: Bytes, entry: string): Readable {
    return Readable.from(this.#read(key, bytes, entry), { objectMode: false });
  }

  async close(): Promise<void> {
    await this.#keepOnly(0);
  }

  async *#read(key: string, bytes: Bytes, path: string): AsyncGenerator<Buffer> {
    const lent = await this.#lend(key, () => openLent(bytes, null));
    try {
      const [outer, inner] = splitEntry(lent, path);
      const entry = entryOf(lent, outer);
      yield* (
        inner === null ? lent.archive.open(entry) : this.#inside(key, lent, entry, inner)
      ) as AsyncIterable<Buffer>;
    } finally {
      await giveBack(lent);
    }
  }

  async *#inside(key: string, outer: Lent, entry: ArchiveEntry, path: string): AsyncGenerator<Buffer> {
    const lent = await this.#lend(`${key}${INSIDE}${entry.path}`, async () => {
      const spooled = await spool(outer.archive.open(entry), LIMITS.archiveBytes);
      return await openLent(spooled, spooled.close);
    });
    try {
      yield* lent.archive.open(entryOf(lent, path)) as AsyncIterable<Buffer>;
    } finally {
      await giveBack(lent);
    }
  }

  async #lend(key: string, open: () => Promise<Lent>): Promise<Lent> {
    const known = this.#open.get(key) ?? open();
    // Last used stands last; one that failed is tried again next time.
    this.#open.delete(key);
    this.#open.set(key, known);
    try {
      const lent = await known;
      lent.readers += 1;
      await this.#keepOnly(MOST_OPEN);
      return lent;
    } catch (error) {
      if (this.#open.get(key) === known) this.#open.delete(key);
      throw error;
    }
  }

  async #keepOnly(most: number): Promise<void> {
    for (const [key, opening] of this.#open) {
      if (this.#open.size <= most) return;
      this.#open.delete(key);
      const lent = await opening.catch(() => null);
      if (!lent) continue;
      lent.isOut = true;
      if (lent.readers === 0) await lent.close();
    }
  }
}

const MOST_OPEN = 3;

/** An open archive, closed when it has left the shelf and its last reader has gone. */
interface Lent {
  readonly archive: Archive;
  readonly byPath: ReadonlyMap<string, ArchiveEntry>;
  readers: number;
  isOut: boolean;
  close(): Promise<void>;
}

async function openLent(bytes: Bytes, letGo: (() => Promise<void>) | null): Promise<Lent> {
  try {
    const archive = await openArchive('', bytes);
    if (!archive) throw new UnreadableError('archive-damaged');
    const close = async (): Promise<void> => {
      await archive.close();
      await letGo?.();
    };
    const byPath = new Map(archive.entries.map((entry) => [entry.path, entry]));
    return { archive, byPath, readers: 0, isOut: false, close };
  } catch (error) {
    await letGo?.();
    throw error;
  }
}

async function giveBack(lent: Lent): Promise<void> {
  lent.readers -= 1;
  if (lent.isOut && lent.readers === 0) await lent.close();
}

function entryOf({ archive, byPath }: Lent, path: string): ArchiveEntry {
  const entry = archive.isOne ? archive.entries[0] : byPath.get(path);
  if (!entry) throw new UnreadableError('archive-entry-missing', { entry: path });
  if (entry.problem) throw new UnreadableError(entry.problem.code, { ...entry.problem.about });
  return entry;
}

/** `letters.zip!/a.txt` is `a.txt` inside `letters.zip`, unless an entry bears that whole name. */
function splitEntry({ byPath }: Lent, path: string): [string, string | null] {
  const cut = path.indexOf(INSIDE);
  if (cut < 0 || byPath.has(path)) return [path, null];
  return [path.slice(0, cut), path.slice(cut + INSIDE.length)];
}

function isZip(head: Buffer): boolean {
  if (head.length < 4 || head[0] !== 0x50 || head[1] !== 0x4b) return false;
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6) || (head[2] === 7 && head[3] === 8);
}

/** Office files say so in their first entry, or at least in their name. */
function isDocument(name: string, head: Buffer): boolean {
  const firstEntry = head.subarray(30, 30 + head.readUInt16LE(Math.min(26, head.length - 2))).toString('latin1');
  return (
    /^(\[Content_Types\]\.xml|mimetype|META-INF\/)/.test(firstEntry) ||
    /\.(xlsx|xlsm|xlsb|docx|docm|pptx|od[stp]|epub|jar|apk|numbers|pages)$/i.test(name)
  );
}
