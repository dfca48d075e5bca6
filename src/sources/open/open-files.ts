import type { Readable } from 'node:stream';
import { problem } from '../../core/basics/problem.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import { type Archive, type ArchiveEntry, type ArchiveLimits, INSIDE } from './archive.ts';
import { type Bytes, fileBytes } from './bytes.ts';
import { archiveEntry, openArchive } from './open-archive.ts';
import { sourceFileOf } from './source-file-of.ts';
import { spool } from './spool.ts';
import { problemOf } from './unreadable.ts';
import { type FoundFile, type NotOpened, walk, type WalkLimits } from './walk.ts';

/** A file for sources to read, and the file on disk that is kept as its original. */
export interface OpenedFile {
  readonly file: SourceFile;
  /** The same object for all files of one archive, which come one after the other. */
  readonly original: Original;
  /** Where in the original it is, for {@link archiveEntry}; null: it is the original. */
  readonly entry: string | null;
}

export interface Original extends Bytes {
  readonly name: string;
  /** Where it lies now; its name is how people know it. */
  readonly path: string;
}

export interface OpenOptions {
  /** Tests make them small. */
  readonly limits?: Partial<ArchiveLimits & WalkLimits>;
}

export function isNotOpened(opened: OpenedFile | NotOpened): opened is NotOpened {
  return 'problem' in opened;
}

/**
 * All files in what a user named (files, folders, archives), in the order of their names; what cannot
 * be opened stands in its place with its reason, so that it costs only itself.
 *
 * Archives are looked into: zip, tar, tar.gz, gz, and one of them inside another. A path may carry the
 * name that people know it by (an upload). Problems: `file-…`, `folder-…`, `archive-…`, `too-many-files`.
 */
export async function* openFiles(
  paths: readonly (string | { readonly path: string; readonly name: string })[],
  options: OpenOptions = {},
): AsyncGenerator<OpenedFile | NotOpened> {
  const limits = { ...LIMITS, ...options.limits };
  for await (const found of walk(paths, limits)) {
    if ('problem' in found) yield found;
    else yield* openFound(found, limits);
  }
}

async function* openFound(found: FoundFile, limits: ArchiveLimits): AsyncGenerator<OpenedFile | NotOpened> {
  const { name, size, siblings } = found;
  if (size === 0) {
    yield { name, problem: problem('source', 'file-empty') };
    return;
  }
  const original: Original = { name, path: found.path, ...fileBytes(found.path, size) };
  try {
    const archive = await openArchive(name, original, limits);
    if (archive) yield* openInside({ name, archive, original, outer: null, limits });
    else
      yield { file: await sourceFileOf({ name, size, open: () => original.open(), siblings }), original, entry: null };
  } catch (error) {
    yield { name, problem: problemOf(error) };
  }
}

interface Inside {
  readonly name: string;
  readonly archive: Archive;
  readonly original: Original;
  /** The entry that the archive itself is, inside another. */
  readonly outer: string | null;
  readonly limits: ArchiveLimits;
}

async function* openInside(inside: Inside): AsyncGenerator<OpenedFile | NotOpened> {
  const { name, archive } = inside;
  const isUsable = { now: true };
  try {
    if (archive.entries.length === 0) yield { name, problem: problem('source', 'archive-empty') };
    const siblingsIn = siblingsOf(archive.entries);
    for (const entry of archive.entries) {
      const siblings = siblingsIn.get(folderOf(entry.path))!;
      yield* openEntry(inside, entry, siblings, isUsable);
    }
  } finally {
    isUsable.now = false;
    await archive.close();
  }
}

async function* openEntry(
  inside: Inside,
  entry: ArchiveEntry,
  siblings: ReadonlyMap<string, number>,
  isUsable: { readonly now: boolean },
): AsyncGenerator<OpenedFile | NotOpened> {
  const { archive, original, outer } = inside;
  const name = `${inside.name}/${entry.path}`;
  const bad = entry.problem ?? (entry.size === 0 ? problem('source', 'file-empty') : null);
  if (bad) {
    yield { name, problem: bad };
    return;
  }
  const path = outer === null ? entry.path : `${outer}${INSIDE}${entry.path}`;
  // While its archive is open an entry is read from there; later it is found again.
  const open = (): Readable => (isUsable.now ? archive.open(entry) : archiveEntry(original, path));
  try {
    const file = await sourceFileOf({ name, size: entry.size, open, siblings });
    if (isPacked(file.head)) yield* openNested(inside, entry, file, path);
    else yield { file, original, entry: path };
  } catch (error) {
    yield { name, problem: problemOf(error) };
  }
}

async function* openNested(
  inside: Inside,
  entry: ArchiveEntry,
  file: SourceFile,
  path: string,
): AsyncGenerator<OpenedFile | NotOpened> {
  const { original, limits } = inside;
  const spooled = await spool(inside.archive.open(entry), limits.archiveBytes);
  try {
    const archive = await openArchive(file.name, spooled, limits);
    if (!archive) yield { file, original, entry: path };
    else if (inside.outer === null) yield* openInside({ name: file.name, archive, original, outer: path, limits });
    else {
      await archive.close();
      yield { name: file.name, problem: problem('source', 'archive-too-deep') };
    }
  } finally {
    await spooled.close();
  }
}

/** Worth a look by {@link openArchive}, for which it has to be spooled. */
function isPacked(head: Buffer): boolean {
  return (
    (head[0] === 0x50 && head[1] === 0x4b) ||
    (head[0] === 0x1f && head[1] === 0x8b) ||
    head.toString('latin1', 257, 262) === 'ustar'
  );
}

function siblingsOf(entries: readonly ArchiveEntry[]): Map<string, Map<string, number>> {
  const folders = new Map<string, Map<string, number>>();
  for (const { path, size } of entries) {
    const folder = folderOf(path);
    const siblings = folders.get(folder) ?? new Map<string, number>();
    siblings.set(path.slice(path.lastIndexOf('/') + 1), size);
    folders.set(folder, siblings);
  }
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
