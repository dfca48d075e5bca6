import { type Encoding, EncodingWitness, utf16Of } from '../text-encoding.ts';

/** Exports are UTF-8; editors on Windows save them anew as UTF-16 or GBK. Null: no text. */
export function encodingOf(head: Buffer): Encoding | null {
  const utf16 = utf16Of(head);
  if (utf16) return utf16;
  if (head.subarray(0, 4096).filter((byte) => byte === 0).length > 8) return null;
  const witness = new EncodingWitness();
  // The last character may be cut off.
  witness.see(head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length));
  return witness.verdict();
}
