/**
 * The cells of one row; null where a quote never closes.
 *
 * A row is a line: Asterisk writes no line breaks, so an open quote costs its row and nothing after
 * it. Quotes inside quotes are doubled, but dialplans also write them bare (`"Ann "Sales" <100>"`):
 * a quote ends a cell only before a delimiter or the end.
 */
export function cellsOf(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      const end = endOfQuoted(line, at + 1, delimiter);
      if (end === null) return null;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      const end = next < 0 ? line.length : next;
      cells.push(line.slice(at, end).trim());
      at = end;
    }
    if (at >= line.length) return cells;
    at += 1;
  }
}

function endOfQuoted(line: string, from: number, delimiter: string): number | null {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at)) {
    let run = 1;
    while (line[at + run] === '"') run += 1;
    const after = line[at + run];
    // An odd run before a delimiter: pairs are quotes, the last one ends the cell.
    if ((after === undefined || after === delimiter) && run % 2 === 1) return at + run - 1;
    at += run;
  }
  return null;
}
