import { createHash } from 'node:crypto';
import { isNotOpened, type OpenedFile, openFiles } from '../sources/open/index.ts';
import type { KeptBlob } from '../store/blobs.ts';
import type { ImportOptions } from '../store/imports.ts';
import { addOriginal, type NewOriginal } from '../store/originals.ts';
import type { Store } from '../store/store.ts';

/** A path to import, by the name that people know it by where that is another (an upload). */
export type ImportPath =
  | string
  | {
      readonly path: string;
      readonly name: string;
      /** What is said of this one, over what is said of all. */
      readonly options?: ImportOptions;
    };

/** Keeps every file that was named, as it came, before anything is read of it. Returns how many. */
export async function keepOriginals(store: Store, importId: number, paths: readonly ImportPath[]): Promise<number> {
  const kept = new Map<OpenedFile['original'], KeptBlob>();
  let files = 0;
  for await (const opened of openFiles(paths)) {
    files++;
    if (isNotOpened(opened)) {
      const sha256 = createHash('sha256').update(`${opened.name}\n${opened.problem.code}`).digest('hex');
      await addOriginal(store.database, { importId, sha256, ...opened, entry: null, size: 0 });
      continue;
    }
    const { original, entry, file } = opened;
    const { sha256 } = await keepOnce(store, original, kept);
    const options = saidOf(original.path, paths);
    await addOriginal(store.database, { importId, sha256, name: original.name, entry, size: file.size, ...options });
  }
  return files;
}

/** What was said of the very file that was named; of a folder nothing is said file by file. */
function saidOf(path: string, paths: readonly ImportPath[]): Pick<NewOriginal, 'options'> {
  for (const named of paths)
    if (typeof named !== 'string' && named.path === path && named.options !== undefined)
      return { options: named.options };
  return {};
}

/** All files of one archive come one after the other: it is kept with the first of them. */
async function keepOnce(
  store: Store,
  original: OpenedFile['original'],
  kept: Map<OpenedFile['original'], KeptBlob>,
): Promise<KeptBlob> {
  const before = kept.get(original);
  if (before) return before;
  const blob = await store.blobs.keep(original.open());
  kept.clear();
  kept.set(original, blob);
  return blob;
}
