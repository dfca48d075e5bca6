/**
 * The cells of one row whose quotation marks are known to be closed (see RowSplitter); into `cells`,
 * so that a million rows share one list.
 */
export function splitCells(row: string, delimiter: string, hasQuotes: boolean, cells: string[]): void {
  cells.length = 0;
  let from = 0;
  for (;;) {
    if (hasQuotes && row.charCodeAt(from) === 0x22) {
      from = takeQuoted(row, from, cells);
      if (from > row.length) return;
      continue;
    }
    const end = row.indexOf(delimiter, from);
    if (end < 0) {
      cells.push(from === 0 ? row : row.slice(from));
      return;
    }
    cells.push(row.slice(from, end));
    from = end + 1;
  }
}

/** Where the next cell begins; beyond the row's end where there is none. */
function takeQuoted(row: string, from: number, cells: string[]): number {
  let end = from + 1;
  let hasDoubled = false;
  for (;;) {
    end = row.indexOf('"', end);
    if (end < 0) end = row.length;
    else if (row.charCodeAt(end + 1) === 0x22) {
      hasDoubled = true;
      end += 2;
      continue;
    }
    break;
  }
  const cell = row.slice(from + 1, end);
  cells.push(hasDoubled ? cell.replaceAll('""', '"') : cell);
  return end + 2;
}
