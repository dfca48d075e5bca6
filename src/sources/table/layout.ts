import { LIMITS } from '../limits.ts';
import { RowSplitter, ROW } from './split-rows.ts';
import { splitCells } from './split-cells.ts';

/** How a table's bytes are cut into rows and cells. */
export interface Layout {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** 1 where the first line only names the delimiter (`sep=;`, for Excel). */
  readonly skippedRows: number;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

export interface LayoutGuess extends Layout {
  /** Cells in a row. */
  readonly width: number;
  /** The share of rows with that many cells. */
  readonly agreement: number;
  readonly rows: number;
}

/**
 * The layout in which the first rows agree best on their number of cells; null where there are no rows.
 * `isWhole` tells that the text ends with the file; otherwise its last row is likely cut and not counted.
 */
export function guessLayout(text: string, isWhole: boolean): LayoutGuess | null {
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const told = /^sep=(.)\r?\n/i.exec(text);
  if (told !== null) return { ...weigh(text, told[1]!, newline, isWhole, 1), skippedRows: 1 };
  const guesses = DELIMITERS.map((delimiter) => weigh(text, delimiter, newline, isWhole, 0)).filter(
    (guess) => guess.rows > 0,
  );
  const best = guesses.sort((a, b) => worth(b) - worth(a))[0];
  return best ?? null;
}

function worth(guess: LayoutGuess): number {
  return guess.width < 2 ? 0 : guess.agreement * (1 + Math.min(guess.width, 30) / 100);
}

/** The most rows that are looked at. */
const ROWS = 300;

function weigh(
  text: string,
  delimiter: string,
  newline: '\n' | '\r',
  isWhole: boolean,
  skippedRows: number,
): LayoutGuess {
  const rows = rowsOf(text, { delimiter, newline, skippedRows }, isWhole, ROWS);
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return {
    delimiter,
    newline,
    skippedRows,
    width,
    rows: rows.length,
    agreement: rows.length === 0 ? 0 : count / rows.length,
  };
}

export interface SampleRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The readable rows of a piece of text, at most `most`. */
export function rowsOf(text: string, layout: Layout, isWhole: boolean, most: number): SampleRow[] {
  const rows: SampleRow[] = [];
  let toSkip = layout.skippedRows;
  const splitter = new RowSplitter(
    { delimiter: layout.delimiter.charCodeAt(0), newline: layout.newline.charCodeAt(0) },
    LIMITS.tableRowBytes,
    0,
    (bytes, start, end, _offset, _length, line, flags) => {
      if (toSkip-- > 0 || rows.length >= most || (flags & (ROW.brokenQuote | ROW.tooLong)) !== 0) return;
      const cells: string[] = [];
      splitCells(bytes.toString('utf8', start, end), layout.delimiter, (flags & ROW.quoted) !== 0, cells);
      if (!isBlankRow(cells)) rows.push({ cells, line });
    },
  );
  splitter.push(Buffer.from(text, 'utf8'));
  if (isWhole) splitter.end();
  return rows;
}

/** A row that says nothing: spreadsheets leave them at the end. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}
