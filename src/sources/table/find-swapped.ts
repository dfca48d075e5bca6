import type { Reading } from '../../core/standardise/reading.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { SurveyOptions, Why } from '../source.ts';
import { utf8Of, type Encoding } from '../text-encoding.ts';
import type { Layout, SampleRow } from './layout.ts';
import { splitCells } from './split-cells.ts';
import { ROW, RowSplitter } from './split-rows.ts';
import { Anchors, datedOf, isSwapped, knotsOf, runningNumber, type Dated } from './swapped-dates.ts';
import type { Column, SwappedDates } from './table-details.ts';

export interface FoundSwapped {
  readonly how: SwappedDates;
  readonly why: Why;
}

/**
 * Whether dates of a table stand out of the order of its ticket numbers, and in it once day and month are
 * exchanged. Looked for in the samples; only where they show some, or where somebody wants them put right, the
 * whole file is read for what proves it. Null: none, or no column that runs with time.
 */
export async function findSwapped(
  file: SourceFile,
  columns: readonly Column[],
  samples: readonly SampleRow[],
  reading: Reading,
  options: SurveyOptions,
  layout: Layout & { readonly encoding: Encoding; readonly headerRows: number },
): Promise<FoundSwapped | null> {
  const numberIndex = columns.findIndex(({ field }) => field === 'id');
  const dateIndex = columns.findIndex(({ field }) => field === 'at' || field === 'at-date');
  if (numberIndex < 0 || dateIndex < 0) return null;
  const isWanted = options.map?.repairSwappedDates === true;
  const moments = columns[dateIndex]!.moments ?? reading;
  const how = { numberIndex, dateIndex, reading: { dateOrder: moments.dateOrder, zone: moments.zone } };
  const seen = samples.flatMap(({ cells, line }) => datedRow(cells, line, how) ?? []);
  const sampled = knotsOf(seen);
  const suspects = sampled === null ? [] : seen.filter((row) => isSwapped(row, sampled));
  if (suspects.length === 0 && !isWanted) return null;
  const knots = knotsOf(await anchorsOf(file, how, layout, columns.length));
  if (knots === null) return null;
  const found = seen.filter((row) => isSwapped(row, knots));
  if (found.length === 0 && !isWanted) return null;
  const first = found[0];
  return {
    how: { ...how, knots, isRepaired: isWanted },
    why: {
      code: first === undefined ? 'swapped-dates-none' : isWanted ? 'swapped-dates-repaired' : 'swapped-dates-found',
      about: {
        column: columns[dateIndex]!.column,
        number: columns[numberIndex]!.column,
        count: String(found.length),
        rows: String(seen.length),
        lines: found
          .slice(0, 3)
          .map(({ line }) => (line > 0 ? String(line) : '?'))
          .join(', '),
        values: found
          .slice(0, 3)
          .map(({ value }) => value.slice(0, 40))
          .join(', '),
      },
    },
  };
}

type Where = Pick<SwappedDates, 'numberIndex' | 'dateIndex' | 'reading'>;

function datedRow(cells: readonly string[], line: number, how: Where): Dated | null {
  const number = runningNumber(cells[how.numberIndex]!);
  return number === null ? null : datedOf(number, cells[how.dateIndex]!.trim(), line, how.reading);
}

/** Rows of the whole file whose date can be read in one way only. */
async function anchorsOf(
  file: SourceFile,
  how: Where,
  layout: Layout & { readonly encoding: Encoding; readonly headerRows: number },
  width: number,
): Promise<readonly Dated[]> {
  const anchors = new Anchors();
  const cells: string[] = [];
  let toSkip = layout.headerRows;
  const splitter = new RowSplitter(
    { delimiter: layout.delimiter.charCodeAt(0), newline: layout.newline.charCodeAt(0) },
    LIMITS.tableRowBytes,
    0,
    (bytes, start, end, _offset, _length, line, flags) => {
      if (toSkip-- > 0 || (flags & (ROW.brokenQuote | ROW.tooLong)) !== 0) return;
      splitCells(bytes.toString('utf8', start, end), layout.delimiter, (flags & ROW.quoted) !== 0, cells);
      const dated = cells.length < width ? null : datedRow(cells, line, how);
      if (dated !== null) anchors.see(dated);
    },
  );
  for await (const chunk of utf8Of(file.open(), layout.encoding)) splitter.push(chunk);
  splitter.end();
  return anchors.rows;
}
