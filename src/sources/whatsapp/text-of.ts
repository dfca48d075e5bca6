import type { Readable } from 'node:stream';

/** Exports are UTF-8; editors on Windows save them anew as UTF-16 or GBK. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The encoding by the byte order mark or by what the first bytes can be; null: no text. */
export function encodingOf(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.subarray(0, 4096).filter((byte) => byte === 0).length > 8) return null;
  // The last character may be cut off.
  if (isIn('utf-8', head.subarray(0, lastWhole(head)))) return 'utf-8';
  return isIn('gb18030', head.subarray(0, head.lastIndexOf(0x0a) + 1)) && head.includes(0x0a) ? 'gb18030' : 'utf-8';
}

function lastWhole(head: Buffer): number {
  let end = head.length;
  while (end > 0 && head.length - end < 4 && (head[end - 1]! & 0xc0) === 0x80) end -= 1;
  return end > 0 && head[end - 1]! >= 0xc0 ? end - 1 : head.length;
}

function isIn(encoding: string, bytes: Buffer): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes in UTF-8; as they are where they were. */
export function utf8Of(bytes: Readable, encoding: Encoding): AsyncIterable<Buffer> {
  return encoding === 'utf-8' ? bytes : decode(bytes, encoding);
}

async function* decode(bytes: Readable, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes as AsyncIterable<Buffer>) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
