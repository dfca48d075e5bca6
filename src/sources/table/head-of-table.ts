import type { SourceFile } from '../source-file.ts';
import { decodeText, utf16Of } from '../text-encoding.ts';
import { LIMITS } from '../limits.ts';
import { distinct } from './distinct-headers.ts';
import { fieldOfHeader, plainHeader } from './fields.ts';
import { guessColumns } from './guess-columns.ts';
import { guessLayout, rowsOf } from './layout.ts';
import type { Column } from './table-details.ts';

const LOOKED_AT = 64 * 1024;

/** The first row of what may be a table, plain, and what separates its cells. */
export interface HeadOfTable {
  readonly headers: readonly string[];
  readonly delimiter: string;
}

/** Null where the start of the file is no table. */
export function headOfTable(file: SourceFile): HeadOfTable | null {
  const first = firstRows(file, 1);
  if (first === null) return null;
  const headers = (first.rows[0] ?? []).map((cell) => plainHeader(cell.replace(/^\ufeff/, '')));
  return { headers, delimiter: first.delimiter };
}

/** What each column of a table may be, as far as its start tells; for tables that cannot be read as they are guessed. */
export function columnsOfHead(file: SourceFile): Column[] {
  const first = firstRows(file, SAMPLE_ROWS);
  if (first === null) return [];
  const [header = [], ...rows] = first.rows;
  const fitting = rows.filter((row) => row.length === header.length);
  return header.length > LIMITS.tableColumns ? [] : guessColumns(distinct(header), fitting);
}

const SAMPLE_ROWS = 200;

interface FirstRows {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/** In any encoding: the one in which most headers are known. */
function firstRows(file: SourceFile, most: number): FirstRows | null {
  const isWhole = file.size <= LOOKED_AT;
  const texts = readingsOf(decodeText(file.head.subarray(0, LOOKED_AT), utf16Of(file.head) ?? 'utf-8'), file.head);
  const layout = guessLayout(texts[0]!, isWhole);
  if (layout === null || layout.width < 2) return null;
  const readings = texts.map((text) => rowsOf(text, layout, isWhole, most).map((row) => row.cells));
  const best = readings.sort((a, b) => knownHeaders(b[0] ?? []) - knownHeaders(a[0] ?? []))[0]!;
  return { rows: best, delimiter: layout.delimiter };
}

/** The text as it may be meant: what is no UTF-8 may be Chinese of an older kind. */
export function readingsOf(text: string, head: Buffer): string[] {
  if (!text.includes('\ufffd')) return [text];
  return [text, ...(['gb18030', 'big5'] as const).map((encoding) => decodeText(head.subarray(0, LOOKED_AT), encoding))];
}

export function knownHeaders(headers: readonly string[]): number {
  return headers.filter((header) => header.length <= 60 && fieldOfHeader(header) !== null).length;
}
