export { isNotOpened, openFiles } from './open-files.ts';
export type { OpenedFile, OpenOptions, Original } from './open-files.ts';
export type { NotOpened } from './walk.ts';
export { archiveEntry, ArchiveShelf, openArchive } from './open-archive.ts';
export type { Archive, ArchiveEntry } from './archive.ts';
export type { Bytes } from './bytes.ts';
export { sourceFileOf } from './source-file-of.ts';
export { problemOf, UnreadableError } from './unreadable.ts';
