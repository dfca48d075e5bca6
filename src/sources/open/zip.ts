import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { problem, type Problem } from '../../core/basics/problem.ts';
import { type Archive, type ArchiveEntry, type ArchiveLimits, entryPath, isBomb } from './archive.ts';
import { type Bytes, readSpan } from './bytes.ts';
import { isJunk } from './junk.ts';
import { UnreadableError } from './unreadable.ts';

/** A zip archive: names in whatever encoding the packer used, sizes and checksums held to. */
export async function openZip(bytes: Bytes, limits: ArchiveLimits): Promise<Archive> {
  const zip = await openDirectory(bytes);
  if (zip.entryCount > limits.archiveEntries) {
    throw new UnreadableError('archive-too-many-entries', { limit: String(limits.archiveEntries) });
  }
  const packed = await listEntries(zip, limits);
  const unpacked = packed.reduce((sum, { entry }) => sum + entry.size, 0);
  if (isBomb(bytes.size, unpacked, limits)) throw new UnreadableError('archive-bomb', { size: String(unpacked) });
  const byEntry = new Map(packed.map(({ entry, raw }) => [entry, raw]));
  return {
    entries: packed.map(({ entry }) => entry),
    isOne: false,
    open: (entry) => Readable.from(unpack(zip, byEntry.get(entry)!), { objectMode: false }),
    close: async () => zip.close(),
  };
}

async function openDirectory(bytes: Bytes): Promise<yauzl.ZipFile> {
  try {
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };
    return await yauzl.fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, options);
  } catch (error) {
    throw new UnreadableError('archive-truncated', { reason: (error as Error).message });
  }
}

async function listEntries(
  zip: yauzl.ZipFile,
  limits: ArchiveLimits,
): Promise<{ entry: ArchiveEntry; raw: yauzl.Entry }[]> {
  const listed: { entry: ArchiveEntry; raw: yauzl.Entry }[] = [];
  try {
    for await (const raw of zip.eachEntry()) {
      const name = nameOf(raw);
      if (/[/\\]$/.test(name) || isJunk(name)) continue;
      const safe = entryPath(name);
      const path = 'path' in safe ? safe.path : name;
      const bad = 'problem' in safe ? safe.problem : problemOfEntry(raw, limits);
      listed.push({ entry: { path, size: raw.uncompressedSize, problem: bad }, raw });
    }
  } catch (error) {
    throw new UnreadableError('archive-damaged', { reason: (error as Error).message });
  }
  return listed;
}

function problemOfEntry(raw: yauzl.Entry, limits: ArchiveLimits): Problem | null {
  if (raw.isEncrypted()) return problem('source', 'archive-encrypted');
  if (raw.compressionMethod !== 0 && raw.compressionMethod !== 8) {
    return problem('source', 'archive-unknown-method', { method: String(raw.compressionMethod) });
  }
  if (isBomb(raw.compressedSize, raw.uncompressedSize, limits)) {
    return problem('source', 'archive-bomb', { size: String(raw.uncompressedSize) });
  }
  return null;
}

/**
 * The entry's name. Packers that know Unicode say so by bit 11 or an extra field; many write UTF-8 and
 * do not say; Chinese Windows writes GBK. What is neither is kept byte by byte.
 */
function nameOf(raw: yauzl.Entry): string {
  const said = raw.extraFields.find(
    (field) => field.id === UNICODE_PATH && field.data.length > 5 && field.data[0] === 1,
  );
  if (said && said.data.readUInt32LE(1) === crc32(raw.fileNameRaw)) return said.data.subarray(5).toString('utf8');
  return decoded('utf-8', raw.fileNameRaw) ?? decoded('gb18030', raw.fileNameRaw) ?? raw.fileNameRaw.toString('latin1');
}

const UNICODE_PATH = 0x7075;

function decoded(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function* unpack(zip: yauzl.ZipFile, raw: yauzl.Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  try {
    for await (const chunk of (await zip.openReadStreamPromise(raw)) as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw new UnreadableError('archive-damaged', { reason: (error as Error).message });
  }
  if (checksum !== raw.crc32) throw new UnreadableError('archive-damaged', { reason: 'CRC-32' });
}

/**
 * Reads ahead: the directory of a zip is asked for in pieces of 46 bytes, and opening a stream for
 * each would cost two seconds on 100,000 entries.
 */
class BytesReader extends yauzl.RandomAccessReader {
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#bytes.open(start, end);
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#readInto(target, offset, length, position).then(
      () => done(null),
      (error: Error) => done(error),
    );
  }

  async #readInto(target: Buffer, offset: number, length: number, position: number): Promise<void> {
    if (position < this.#windowStart || position + length > this.#windowStart + this.#window.length) {
      this.#window = await readSpan(this.#bytes, position, position + Math.max(length, READ_AHEAD));
      this.#windowStart = position;
    }
    const from = position - this.#windowStart;
    const copied = this.#window.copy(target, offset, from, from + length);
    if (copied < length) throw new Error('unexpected EOF');
  }
}

const READ_AHEAD = 256 * 1024;
