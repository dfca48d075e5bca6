import type { Readable } from 'node:stream';
import { problem, type Problem } from '../../core/basics/problem.ts';

/** Files packed into one. Entries stand in the archive's order; folders and junk are left out. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** A packed file rather than packed files: whatever its entry is called, it is that one. */
  readonly isOne: boolean;
  /** The bytes of one entry; a damaged one ends the stream with an {@link UnreadableError}. */
  open(entry: ArchiveEntry): Readable;
  /** Lets go of spooled copies; entries may not be opened afterwards. */
  close(): Promise<void>;
}

export interface ArchiveEntry {
  /** Inside the archive; `/` separated. */
  readonly path: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** Why it may not be opened: encrypted, a bomb, a name that points outside. */
  readonly problem: Problem | null;
}

/** The bounds of unpacking; tests make them small. */
export interface ArchiveLimits {
  readonly archiveEntries: number;
  readonly archiveBytes: number;
  readonly archiveRatio: number;
}

/** Between an archive and what is inside it, in the path of an entry of an archive inside an archive. */
export const INSIDE = '!/';

/** A name inside an archive as a path, or why it may not be one: it points outside, or is none. */
export function entryPath(name: string): { path: string } | { problem: Problem } {
  const path = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const unsafe =
    path === '' || path.includes('\0') || /^([A-Za-z]:|\/)/.test(path) || path.split('/').some((part) => part === '..');
  return unsafe ? { problem: problem('source', 'archive-unsafe-name', { entry: name }) } : { path };
}

/** What unpacks to far more than it weighs is a bomb, not a file; a small one does no harm. */
export function isBomb(packed: number, unpacked: number, limits: ArchiveLimits): boolean {
  return unpacked > limits.archiveBytes || (unpacked > SMALL && unpacked / Math.max(1, packed) > limits.archiveRatio);
}

const SMALL = 1024 * 1024;
