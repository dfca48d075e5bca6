import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problem, type Problem } from '../../core/basics/problem.ts';
import { isJunk } from './junk.ts';
import { problemOf } from './unreadable.ts';

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly siblings: ReadonlyMap<string, number>;
}

export interface NotOpened {
  readonly name: string;
  readonly problem: Problem;
}

export interface WalkLimits {
  readonly files: number;
  readonly folderDepth: number;
}

/**
 * The files of what was named, folders in the order of their names, each file once.
 *
 * A name starts with the folder that was named (or, for a file, the one that it lies in), so that
 * naming a folder or the file in it gives the same: chats are titled by their folder.
 */
export async function* walk(
  paths: readonly (string | { readonly path: string; readonly name: string })[],
  limits: WalkLimits,
): AsyncGenerator<FoundFile | NotOpened> {
  const trip: Trip = { limits, seen: new Set(), files: 0, beside: null };
  for (const named of paths) {
    const path = resolve(typeof named === 'string' ? named : named.path);
    yield* visit(trip, path, typeof named === 'string' ? nameOf(path) : named.name);
    if (trip.files > limits.files) return;
  }
}

interface Trip {
  readonly limits: WalkLimits;
  /** Real paths: a link to what was already seen, or to a folder above, adds nothing. */
  readonly seen: Set<string>;
  files: number;
  /** Of the files named one by one, which mostly lie in one folder. */
  beside: { readonly folder: string; readonly sizes: ReadonlyMap<string, number> } | null;
}

function nameOf(path: string): string {
  const folder = basename(dirname(path));
  return folder === '' ? basename(path) : `${folder}/${basename(path)}`;
}

async function* visit(trip: Trip, path: string, name: string): AsyncGenerator<FoundFile | NotOpened> {
  try {
    const is = await stat(path);
    if (is.isDirectory()) yield* visitFolder(trip, path, basename(path), 1);
    else if (is.isFile())
      yield* found(
        trip,
        { path, name, size: is.size, siblings: await besides(trip, dirname(path)) },
        await realpath(path),
      );
    else yield { name, problem: problem('source', 'file-special') };
  } catch (error) {
    yield { name, problem: problemOf(error) };
  }
}

async function* visitFolder(
  trip: Trip,
  path: string,
  name: string,
  depth: number,
): AsyncGenerator<FoundFile | NotOpened> {
  if (depth > trip.limits.folderDepth) {
    yield { name, problem: problem('source', 'folder-too-deep', { limit: String(trip.limits.folderDepth) }) };
    return;
  }
  let entries: Entry[];
  let real: string;
  try {
    real = await realpath(path);
    if (!isNew(trip, real)) return;
    entries = await entriesOf(path);
  } catch (error) {
    yield { name, problem: problemOf(error) };
    return;
  }
  const siblings = sizesOf(entries);
  for (const entry of entries) {
    const below = { path: join(path, entry.name), name: `${name}/${entry.name}` };
    if (entry.kind === 'folder') yield* visitFolder(trip, below.path, below.name, depth + 1);
    else if (entry.kind === 'file') {
      // A plain name in a real folder is real; to ask for each of a million would take minutes.
      const target = entry.isLink ? await realpath(below.path).catch(() => below.path) : join(real, entry.name);
      yield* found(trip, { ...below, size: entry.size, siblings }, target);
    } else yield { name: below.name, problem: entry.problem };
    if (trip.files > trip.limits.files) return;
  }
}

function* found(trip: Trip, file: FoundFile, real: string): Generator<FoundFile | NotOpened> {
  if (!isNew(trip, real)) return;
  trip.files += 1;
  if (trip.files > trip.limits.files) {
    yield { name: file.name, problem: problem('source', 'too-many-files', { limit: String(trip.limits.files) }) };
  } else {
    yield file;
  }
}

function isNew(trip: Trip, real: string): boolean {
  if (trip.seen.has(real)) return false;
  trip.seen.add(real);
  return true;
}

type Entry =
  | { readonly kind: 'file'; readonly name: string; readonly size: number; readonly isLink: boolean }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string; readonly problem: Problem };

async function entriesOf(folder: string): Promise<Entry[]> {
  const found = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isJunk(name));
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries: Entry[] = [];
  for (let start = 0; start < found.length; start += AT_ONCE) {
    entries.push(
      ...(await Promise.all(
        found.slice(start, start + AT_ONCE).map((one) => entryOf(folder, one.name, one.isSymbolicLink())),
      )),
    );
  }
  return entries;
}

/** More at once only queue up in Node's pool of file system threads. */
const AT_ONCE = 64;

async function entryOf(folder: string, name: string, isLink: boolean): Promise<Entry> {
  try {
    const is = await stat(join(folder, name));
    if (is.isDirectory()) return { kind: 'folder', name };
    return is.isFile()
      ? { kind: 'file', name, size: is.size, isLink }
      : { kind: 'other', name, problem: problem('source', 'file-special') };
  } catch (error) {
    return { kind: 'other', name, problem: problemOf(error) };
  }
}

async function besides(trip: Trip, folder: string): Promise<ReadonlyMap<string, number>> {
  if (trip.beside?.folder !== folder) trip.beside = { folder, sizes: sizesOf(await entriesOf(folder).catch(() => [])) };
  return trip.beside.sizes;
}

function sizesOf(entries: readonly Entry[]): Map<string, number> {
  return new Map(entries.flatMap((entry) => (entry.kind === 'file' ? [[entry.name, entry.size]] : [])));
}
