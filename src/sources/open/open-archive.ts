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
 * For many entries of one archive, {@link openArchive} once is cheaper: this reads the archive's
 * directory each time. `bytes` may be a blob: spans of it are asked for.
 */
export function archiveEntry(bytes: Bytes, entry: string): Readable {
  return Readable.from(entryBytes(bytes, entry), { objectMode: false });
}

async function* entryBytes(bytes: Bytes, path: string): AsyncGenerator<Buffer> {
  const archive = await openArchive('', bytes);
  if (!archive) throw new UnreadableError('archive-damaged');
  try {
    const [outer, inner] = splitEntry(archive, path);
    const entry = archive.isOne ? archive.entries[0] : archive.entries.find((one) => one.path === outer);
    if (!entry) throw new UnreadableError('archive-entry-missing', { entry: path });
    if (entry.problem) throw new UnreadableError(entry.problem.code, { ...entry.problem.about });
    if (inner === null) yield* archive.open(entry) as AsyncIterable<Buffer>;
    else yield* insideOf(archive, entry, inner);
  } finally {
    await archive.close();
  }
}

async function* insideOf(archive: Archive, entry: ArchiveEntry, path: string): AsyncGenerator<Buffer> {
  const spooled = await spool(archive.open(entry), LIMITS.archiveBytes);
  try {
    yield* entryBytes(spooled, path);
  } finally {
    await spooled.close();
  }
}

/** `letters.zip!/a.txt` is `a.txt` inside `letters.zip`, unless an entry bears that whole name. */
function splitEntry(archive: Archive, path: string): [string, string | null] {
  const cut = path.indexOf(INSIDE);
  if (cut < 0 || archive.entries.some((entry) => entry.path === path)) return [path, null];
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
