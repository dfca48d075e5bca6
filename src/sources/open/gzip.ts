import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Archive, type ArchiveEntry, type ArchiveLimits, isBomb } from './archive.ts';
import { type Bytes, firstBytes } from './bytes.ts';
import { spool } from './spool.ts';
import { isTar, openTar } from './tar.ts';
import { UnreadableError } from './unreadable.ts';

/**
 * A gz holds one file, or a tar. The one file is unpacked once to learn its size and that it is whole;
 * a tar is spooled, because its entries are read from any place.
 */
export async function openGzip(name: string, bytes: Bytes, limits: ArchiveLimits): Promise<Archive> {
  const unpacked = (): Readable => Readable.from(gunzip(bytes, limits), { objectMode: false });
  return isTar(await firstBytes(unpacked(), 512))
    ? await openTarGz(unpacked(), limits)
    : await openSingle(name, unpacked);
}

async function openTarGz(unpacked: Readable, limits: ArchiveLimits): Promise<Archive> {
  const spooled = await spool(unpacked, limits.archiveBytes);
  try {
    const tar = await openTar(spooled, limits);
    return { ...tar, close: spooled.close };
  } catch (error) {
    await spooled.close();
    throw error;
  }
}

async function openSingle(name: string, unpacked: () => Readable): Promise<Archive> {
  let size = 0;
  for await (const chunk of unpacked() as AsyncIterable<Buffer>) size += chunk.length;
  const path = name.slice(name.lastIndexOf('/') + 1).replace(/\.(gz|gzip)$/i, '');
  const entry: ArchiveEntry = { path, size, problem: null };
  return { entries: [entry], isOne: true, open: unpacked, close: async () => {} };
}

async function* gunzip(bytes: Bytes, limits: ArchiveLimits): AsyncGenerator<Buffer> {
  const packed = bytes.open();
  const unzip = createGunzip();
  packed.on('error', (error) => unzip.destroy(error));
  packed.pipe(unzip);
  let size = 0;
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (isBomb(bytes.size, size, limits)) throw new UnreadableError('archive-bomb', { size: String(size) });
      yield chunk;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new UnreadableError('archive-truncated', { reason: message });
    if (code?.startsWith('Z_')) throw new UnreadableError('archive-damaged', { reason: message });
    throw error;
  } finally {
    packed.destroy();
  }
}
