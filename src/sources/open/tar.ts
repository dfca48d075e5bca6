import { type Archive, type ArchiveEntry, type ArchiveLimits, entryPath } from './archive.ts';
import { type Bytes, readSpan } from './bytes.ts';
import { isJunk } from './junk.ts';
import { UnreadableError } from './unreadable.ts';

const BLOCK = 512;
/** A long name or a list of attributes; longer ones are no names. */
const LONGEST_NAME = 64 * 1024;

/** POSIX and GNU archives write `ustar` at byte 257 of every header. */
export function isTar(head: Buffer): boolean {
  return head.length >= BLOCK && head.toString('latin1', 257, 262) === 'ustar';
}

/** A tar archive (POSIX ustar and pax, GNU long names); links, devices and folders are left out. */
export async function openTar(bytes: Bytes, limits: ArchiveLimits): Promise<Archive> {
  const starts = new Map<ArchiveEntry, number>();
  for await (const { name, size, start } of headers(bytes)) {
    if (isJunk(name)) continue;
    if (starts.size >= limits.archiveEntries) {
      throw new UnreadableError('archive-too-many-entries', { limit: String(limits.archiveEntries) });
    }
    const safe = entryPath(name);
    starts.set(
      { path: 'path' in safe ? safe.path : name, size, problem: 'problem' in safe ? safe.problem : null },
      start,
    );
  }
  return {
    entries: [...starts.keys()],
    isOne: false,
    open: (entry) => bytes.open(starts.get(entry), starts.get(entry)! + entry.size),
    close: async () => {},
  };
}

interface TarFile {
  readonly name: string;
  readonly size: number;
  readonly start: number;
}

async function* headers(bytes: Bytes): AsyncGenerator<TarFile> {
  let at = 0;
  let longName: string | null = null;
  while (at + BLOCK <= bytes.size) {
    const header = await readSpan(bytes, at, at + BLOCK);
    if (header[0] === 0) return;
    if (!isTar(header)) throw new UnreadableError('archive-damaged', { reason: `tar header at ${at}` });
    const size = sizeOf(header);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start + size > bytes.size)
      throw new UnreadableError('archive-truncated');
    const type = String.fromCharCode(header[156]!);
    if (type === 'L') longName = textOf(await readSpan(bytes, start, start + Math.min(size, LONGEST_NAME)));
    else if (type === 'x')
      longName = paxPath(await readSpan(bytes, start, start + Math.min(size, LONGEST_NAME))) ?? longName;
    else if (type === '0' || type === '\0') yield { name: longName ?? nameOf(header), size, start };
    if (type !== 'L' && type !== 'x') longName = null;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** Octal digits, or, for what is larger than 8 GiB, a binary number marked by its first bit. */
function sizeOf(header: Buffer): number {
  if ((header[124]! & 0x80) !== 0) return Number(header.readBigUInt64BE(128));
  return parseInt(header.toString('latin1', 124, 136).replace(/[\0 ]+$/, '') || '0', 8);
}

function nameOf(header: Buffer): string {
  const prefix = textOf(header.subarray(345, 500));
  const name = textOf(header.subarray(0, 100));
  return prefix === '' || header.toString('latin1', 257, 263) !== 'ustar\0' ? name : `${prefix}/${name}`;
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}

function paxPath(records: Buffer): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records.toString('utf8'))?.[1] ?? null;
}
