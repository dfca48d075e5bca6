import type { Readable } from 'node:stream';

/** A backup is a plain tar in gzip, so that it can be looked into with tools that everyone has. */

const BLOCK = 512;

/** The 512 bytes before an entry's bytes (POSIX ustar; names here are short ASCII). */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'ascii');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** What fills an entry's last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

export class DamagedTar extends Error {}

/** The entries of a tar, one after the other; each at most `largest` bytes, which is what is held in memory. */
export async function* tarEntries(stream: Readable, largest: number): AsyncGenerator<TarEntry> {
  const reader = new Reader(stream);
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.every((byte) => byte === 0)) return await reader.finish();
    const { name, size } = headerOf(header);
    if (size > largest) throw new DamagedTar(`${name}: ${size} bytes`);
    const bytes = await reader.take(size);
    await reader.take(tarPadding(size).length);
    yield { name, bytes };
  }
}

function headerOf(header: Buffer): { name: string; size: number } {
  const text = (from: number, to: number): string => header.toString('latin1', from, to).replace(/\0.*$/s, '').trim();
  const stated = Number.parseInt(text(148, 156), 8);
  const blank = Buffer.from(header);
  blank.write('        ', 148);
  const size = Number.parseInt(text(124, 136), 8);
  if (stated !== checksum(blank) || !Number.isSafeInteger(size)) throw new DamagedTar('header');
  return { name: text(0, 100), size };
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      const next = await this.#chunks.next();
      if (next.done) throw new DamagedTar('cut off');
      parts.push(next.value);
      have += next.value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }

  /** To the very end, so that gzip's own checksum is looked at. */
  async finish(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }
}
