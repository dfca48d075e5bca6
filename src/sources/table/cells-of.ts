import { decodeText, type Encoding, EncodingWitness, utf16Of } from '../text-encoding.ts';
import { guessLayout, rowsOf } from './layout.ts';

/** All rows of a small table as a spreadsheet saved it, in whatever encoding and with whatever delimiter; null: it is none. */
export function cellsOf(bytes: Uint8Array, most: number): (readonly string[])[] | null {
  const text = decodeText(bytes, encodingOf(bytes));
  const layout = guessLayout(text, true);
  return layout === null ? null : rowsOf(text, layout, true, most).map(({ cells }) => cells);
}

function encodingOf(bytes: Uint8Array): Encoding {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return utf16;
  const witness = new EncodingWitness();
  witness.see(Buffer.from(bytes));
  return witness.verdict();
}
