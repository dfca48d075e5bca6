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
  const trip: Trip = { limits, seen: new Set(), files: 0 };
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
}

function nameOf(path: string): string {
  const folder = basename(dirname(path));
  return folder === '' ? basename(path) : `${folder}/${basename(path)}`;
}

async function* visit(trip: Trip, path: string, name: string): AsyncGenerator<FoundFile | NotOpened> {
  try {
    const is = await stat(path);
    if (is.isDirectory()) yield* visitFolder(trip, path, basename(path), 1);
    else if (is.isFile()) yield* found(trip, { path, name, size: is.size, siblings: await sizesIn(dirname(path)) });
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
  try {
    if (!(await isNew(trip, path))) return;
    entries = await entriesOf(path);
  } catch (error) {
    yield { name, problem: problemOf(error) };
    return;
  }
  const siblings = new Map(entries.flatMap((entry) => (entry.kind === 'file' ? [[entry.name, entry.size]] : [])));
  for (const entry of entries) {
    const below = { path: join(path, entry.name), name: `${name}/${entry.name}` };
    if (entry.kind === 'folder') yield* visitFolder(trip, below.path, below.name, depth + 1);
    else if (entry.kind === 'file') yield* found(trip, { ...below, size: entry.size, siblings });
    else yield { name: below.name, problem: entry.problem };
    if (trip.files > trip.limits.files) return;
  }
}

async function* found(trip: Trip, file: FoundFile): AsyncGenerator<FoundFile | NotOpened> {
  if (!(await isNew(trip, file.path))) return;
  trip.files += 1;
  if (trip.files > trip.limits.files) {
    yield { name: file.name, problem: problem('source', 'too-many-files', { limit: String(trip.limits.files) }) };
  } else {
    yield file;
  }
}

async function isNew(trip: Trip, path: string): Promise<boolean> {
  const real = await realpath(path);
  if (trip.seen.has(real)) return false;
  trip.seen.add(real);
  return true;
}

type Entry =
  | { readonly kind: 'file'; readonly name: string; readonly size: number }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string; readonly problem: Problem };

async function entriesOf(folder: string): Promise<Entry[]> {
  const names = (await readdir(folder)).filter((name) => !isJunk(name)).sort();
  const entries: Entry[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    entries.push(...(await Promise.all(names.slice(start, start + AT_ONCE).map((name) => entryOf(folder, name)))));
  }
  return entries;
}

/** More at once only queue up in Node's pool of file system threads. */
const AT_ONCE = 64;

async function entryOf(folder: string, name: string): Promise<Entry> {
  try {
    const is = await stat(join(folder, name));
    if (is.isDirectory()) return { kind: 'folder', name };
    return is.isFile()
      ? { kind: 'file', name, size: is.size }
      : { kind: 'other', name, problem: problem('source', 'file-special') };
  } catch (error) {
    return { kind: 'other', name, problem: problemOf(error) };
  }
}

async function sizesIn(folder: string): Promise<Map<string, number>> {
  const entries = await entriesOf(folder).catch((): Entry[] => []);
  return new Map(entries.flatMap((entry) => (entry.kind === 'file' ? [[entry.name, entry.size]] : [])));
}
