import type { Readable } from 'node:stream';
import { archiveEntry, sourceFileOf } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { filesIn, folderOf, type OriginalRow, pathOf } from '../store/originals.ts';
import type { Store } from '../store/store.ts';

/** Opens kept files as sources read them; remembers the names in the folder it was in last. */
export class KeptFiles {
  private folder: { readonly key: string; readonly names: ReadonlyMap<string, number> } | null = null;

  constructor(private readonly store: Store) {}

  async open(original: OriginalRow): Promise<SourceFile> {
    const open = await opener(this.store, original);
    const siblings = await this.namesBeside(original);
    return await sourceFileOf({ name: pathOf(original), size: original.size, open, siblings });
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
export async function opener(store: Store, { sha256, entry }: OriginalRow): Promise<() => Readable> {
  if (entry === null) return () => store.blobs.open(sha256);
  const size = await store.blobs.size(sha256);
  const archive = { size, open: (start?: number, end?: number) => store.blobs.open(sha256, start, end) };
  return () => archiveEntry(archive, entry);
}
