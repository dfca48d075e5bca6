import type { Readable } from 'node:stream';
import type { Problem } from '../core/basics/problem.ts';
import { archiveEntry, ArchiveShelf, problemOf, sourceFileOf } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { filesIn, folderOf, type OriginalRow, pathOf } from '../store/originals.ts';
import type { Store } from '../store/store.ts';

/** Opens kept files as sources read them; remembers the names in the folder it was in last. */
export class KeptFiles {
  private folder: { readonly key: string; readonly names: ReadonlyMap<string, number> } | null = null;

  /** Archives stay open from one of their files to the next. */
  private readonly shelf = new ArchiveShelf();

  constructor(private readonly store: Store) {}

  /** The file, or why it cannot be read. A database that is gone is no reason of the file's: it is thrown. */
  async open(original: OriginalRow): Promise<SourceFile | Problem> {
    const siblings = await this.namesBeside(original);
    try {
      const open = await opener(this.store, original, this.shelf);
      return await sourceFileOf({ name: pathOf(original), size: original.size, open, siblings });
    } catch (error) {
      return problemOf(error);
    }
  }

  async close(): Promise<void> {
    await this.shelf.close();
  }

  private async namesBeside(original: OriginalRow): Promise<ReadonlyMap<string, number>> {
    const folder = folderOf(original);
    const key = `${original.importId}/${folder}`;
    if (this.folder?.key !== key)
      this.folder = { key, names: await filesIn(this.store.database, original.importId, folder) };
    return this.folder.names;
  }
}

/** How the bytes of a kept file are opened, also of one inside an archive. */
export async function opener(
  store: Store,
  { sha256, entry }: OriginalRow,
  shelf?: ArchiveShelf,
): Promise<() => Readable> {
  if (entry === null) return () => store.blobs.open(sha256);
  const size = await store.blobs.size(sha256);
  const archive = { size, open: (start?: number, end?: number) => store.blobs.open(sha256, start, end) };
  return () => (shelf ? shelf.entry(sha256, archive, entry) : archiveEntry(archive, entry));
}
