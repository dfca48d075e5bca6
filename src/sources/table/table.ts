import { isUtf8 } from 'node:buffer';
import { recordIdOf } from '../../core/basics/ids.ts';
import { passed, refused, type Outcome } from '../../core/basics/outcome.ts';
import { problem, type Problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import type { Said } from '../../core/record/said.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { Recognition, Source, SourceItem, Survey } from '../source.ts';
import { decodeText, utf16Of, utf8From, utf8Of } from '../text-encoding.ts';
import { knownHeaders, readingsOf } from './head-of-table.ts';
import { guessLayout, isBlankRow, rowsOf } from './layout.ts';
import { saidMaker } from './said-of-row.ts';
import { splitCells } from './split-cells.ts';
import { RowSplitter, ROW } from './split-rows.ts';
import { surveyByProfile } from './survey-by-profile.ts';
import { looksBinary } from './survey-table.ts';
import type { TableDetails } from './table-details.ts';

/**
 * Tables of any columns: CSV, TSV, and their kin with semicolons or bars; one row is one contact,
 * with its answer where the row has one.
 *
 * A row's id is its id column's; where there is none, it comes from what the row says, so that the
 * same row is the same record in every file. Offsets are of the file's UTF-8 form
 * (`utf8Of(file.open(), survey.details.encoding)`).
 */
export const table: Source<TableDetails> = {
  id: 'table',
  label: { en: 'Table (CSV, TSV)', 'zh-CN': '表格（CSV、TSV）' },
  channel: 'other',
  recognise,
  survey: surveyByProfile,
  read: readTable,
  readAt: async (bytes, survey) => readRow(bytes, survey),
  decoded: ({ details }) => (details.encoding === 'utf-8' ? null : utf8From(details.encoding)),
};

function recognise(file: SourceFile): Recognition | null {
  const isNamed = /\.(?:csv|tsv|tab|psv)$/i.test(file.name);
  const named: Recognition = { confidence: 0.05, why: { code: 'table-by-name', about: {} } };
  const text = decodeText(file.head.subarray(0, 64 * 1024), utf16Of(file.head) ?? 'utf-8');
  // Bytes that are not UTF-8 here may be Chinese: only what is full of control characters is no text.
  if (looksBinary(text.replaceAll('\ufffd', ''))) return isNamed ? named : null;
  if (/^\s*(?:[{[]|<[!?a-z])/i.test(text)) return isNamed ? named : null;
  const isWhole = file.size <= 64 * 1024;
  const layout = guessLayout(text, isWhole);
  if (layout === null || layout.width < 2) return isNamed ? named : null;
  const known = Math.max(
    ...readingsOf(text, file.head).map((each) => knownHeaders(rowsOf(each, layout, isWhole, 1)[0]?.cells ?? [])),
  );
  if (!isNamed && (layout.agreement < 0.9 || known < 2)) return null;
  const confidence = 0.3 + 0.2 * layout.agreement + (isNamed ? 0.1 : 0) + Math.min(known, 4) * 0.05;
  return {
    confidence,
    why: { code: 'table-by-content', about: { columns: String(layout.width), known: String(known) } },
  };
}

/** Rows in a batch, about. */
const BATCH = 2_000;

async function* readTable(file: SourceFile, survey: Survey<TableDetails>): AsyncGenerator<readonly SourceItem[]> {
  const { details } = survey;
  const reader = new RowReader(survey);
  const splitter = new RowSplitter(
    { delimiter: details.delimiter.charCodeAt(0), newline: details.newline.charCodeAt(0) },
    LIMITS.tableRowBytes,
    0,
    (bytes, start, end, offset, length, line, flags) => reader.take(bytes, start, end, offset, length, line, flags),
  );
  for await (const chunk of utf8Of(file.open(), details.encoding)) {
    splitter.push(chunk);
    if (reader.items.length >= BATCH) yield reader.hand();
  }
  splitter.end();
  if (reader.items.length > 0) yield reader.hand();
}

/** Turns rows into records, one after the other. */
class RowReader {
  items: SourceItem[] = [];
  #headerRows: number;
  readonly #cells: string[] = [];
  /** The row had more cells than the table, all of them empty. */
  #isCut = false;
  readonly #width: number;
  readonly #idIndex: number;
  readonly #delimiter: string;
  readonly #namespace: string;
  readonly #details: TableDetails;
  readonly #say: (cells: readonly string[]) => Said;
  /** U+FFFD is a character that was lost on the way, unless the file itself holds it. */
  readonly #isDecoded: boolean;

  constructor(survey: Survey<TableDetails>) {
    const { details } = survey;
    this.#details = details;
    this.#headerRows = details.headerRows;
    this.#width = details.shown.length;
    this.#idIndex = details.shown.findIndex((column) => column.field === 'id');
    this.#delimiter = details.delimiter;
    this.#namespace = survey.namespace;
    this.#say = saidMaker(details);
    this.#isDecoded = details.encoding === 'gb18030' || details.encoding === 'big5';
  }

  hand(): SourceItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  take(bytes: Buffer, start: number, end: number, offset: number, length: number, line: number, flags: number): void {
    const row =
      (flags & ROW.nonAscii) === 0 ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end);
    const cells = this.#cells;
    const isWhole = (flags & (ROW.brokenQuote | ROW.tooLong)) === 0;
    if (isWhole) splitCells(row, this.#delimiter, (flags & ROW.quoted) !== 0, cells);
    if (isWhole && cells[0] === '' && isBlankRow(cells)) return;
    if (this.#headerRows > 0) {
      this.#headerRows--;
      return;
    }
    const found = isWhole ? this.#problemOf(row, bytes, start, end, flags) : brokenRow(flags, length);
    if (found !== null) {
      this.#refuse(row, found, offset, length, line);
      return;
    }
    const digest = sha256(this.#isPlain(flags) ? row : canonical(cells));
    const id = this.#idIndex < 0 ? '' : cells[this.#idIndex]!.trim();
    this.items.push({
      recordId: recordIdOf(this.#namespace, id === '' ? `row ${digest}` : id),
      digest: digest.slice(0, 16),
      place: { offset, length, line },
      said: this.#say(cells),
    });
  }

  /** The row is written as {@link canonical} would write it. */
  #isPlain(flags: number): boolean {
    return this.#delimiter === ',' && (flags & ROW.quoted) === 0 && !this.#isCut;
  }

  /** What is wrong with a row whose cells are known; surplus cells that are empty are taken off. */
  #problemOf(row: string, bytes: Buffer, start: number, end: number, flags: number): Problem | null {
    const cells = this.#cells;
    if ((flags & ROW.nul) !== 0) return problem('source', 'row-has-nul');
    if ((flags & ROW.nonAscii) !== 0 && row.includes('\ufffd') && (this.#isDecoded || !isUtf8Row(bytes, start, end))) {
      return problem('source', 'row-not-text', { encoding: this.#details.encoding.toUpperCase() });
    }
    if (this.#details.isCutOff && (flags & ROW.last) !== 0) return problem('source', 'row-cut-off');
    this.#isCut = cells.length > this.#width;
    while (cells.length > this.#width && cells[cells.length - 1] === '') cells.pop();
    if (cells.length !== this.#width) {
      return problem('source', 'row-ragged', { cells: String(cells.length), columns: String(this.#width) });
    }
    return null;
  }

  #refuse(row: string, found: Problem, offset: number, length: number, line: number): void {
    const digest = sha256(`${length}\n${row}`);
    this.items.push({
      recordId: recordIdOf(this.#namespace, `refused ${digest}`),
      digest: digest.slice(0, 16),
      place: { offset, length, line },
      problem: found,
      excerpt: row.slice(0, 500).replaceAll('\u0000', '␀'),
    });
  }
}

function brokenRow(flags: number, length: number): Problem {
  if ((flags & ROW.tooLong) !== 0) {
    return problem('source', 'row-too-long', { bytes: String(length), limit: String(LIMITS.tableRowBytes) });
  }
  return problem('source', 'row-quote-broken');
}

function isUtf8Row(bytes: Buffer, start: number, end: number): boolean {
  return isUtf8(bytes.subarray(start, end));
}

function readRow(bytes: Uint8Array, survey: Survey<TableDetails>): Outcome<Said> {
  const { details } = survey;
  const reader = new RowReader({ ...survey, details: { ...details, headerRows: 0, isCutOff: false } });
  const splitter = new RowSplitter(
    { delimiter: details.delimiter.charCodeAt(0), newline: details.newline.charCodeAt(0) },
    LIMITS.tableRowBytes,
    0,
    (row, start, end, offset, length, line, flags) => reader.take(row, start, end, offset, length, line, flags),
  );
  splitter.push(Buffer.from(bytes));
  splitter.end();
  const item = reader.items[0];
  if (item === undefined)
    return refused(problem('source', 'row-ragged', { cells: '0', columns: String(details.shown.length) }));
  return 'problem' in item ? refused(item.problem) : passed(item.said);
}

/** A row in one way, however its file quotes and separates: the same row has the same digest in every export. */
function canonical(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
