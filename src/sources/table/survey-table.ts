import { passed, refused, type Outcome } from '../../core/basics/outcome.ts';
import { problem, type Problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import { readInstant } from '../../core/standardise/instant.ts';
import type { Reading } from '../../core/standardise/reading.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { Survey, SurveyOptions, Why } from '../source.ts';
import { decodeText, EncodingWitness, utf16Of, type Encoding } from '../text-encoding.ts';
import { distinct } from './distinct-headers.ts';
import {
  DURATION_UNITS,
  DURATIONS,
  FIELDS,
  fieldOfHeader,
  plainHeader,
  type DurationUnit,
  type Field,
} from './fields.ts';
import { attributesOfMap, suggestAttributes } from './attribute-columns.ts';
import { evidenceOfColumns } from './column-evidence.ts';
import { decideOrder } from './decide-order.ts';
import { decideScale } from './decide-scale.ts';
import { findSwapped } from './find-swapped.ts';
import { guessColumns } from './guess-columns.ts';
import { guessLayout, rowsOf, type Layout, type SampleRow } from './layout.ts';
import { decideMoments, isSerialTable } from './moments-of-columns.ts';
import type { Column, TableDetails } from './table-details.ts';
import { whysOfColumns } from './whys-of-columns.ts';

/** Decides how a whole table is read, from its head and from samples all over it. */
export async function surveyTable(file: SourceFile, options: SurveyOptions): Promise<Outcome<Survey<TableDetails>>> {
  if (file.head.length === 0) return refused(problem('source', 'table-empty'));
  const look = await lookThrough(file);
  const isWhole = file.head.length >= file.size;
  const head = headText(file, look.encoding, isWhole);
  if (looksBinary(head)) return refused(problem('source', 'table-binary'));
  const layout = guessLayout(head, isWhole);
  if (layout === null) return refused(problem('source', 'table-empty'));
  if (layout.width < 2) return refused(problem('source', 'table-one-column'));
  if (layout.width > LIMITS.tableColumns) {
    return refused(
      problem('source', 'table-too-wide', { columns: String(layout.width), limit: String(LIMITS.tableColumns) }),
    );
  }

  const rows = rowsOf(head, layout, isWhole, HEAD_ROWS);
  const first = rows[0]!.cells;
  const hasHeader = isHeader(first, layout.width);
  if (!hasHeader && !mapsByNumber(options))
    return refused(problem('source', 'table-without-header', { first: first.slice(0, 5).join(' | ') }));
  const headers = hasHeader ? distinct(first) : first.map((_, index) => String(index + 1));
  const width = headers.length;
  const samples = [...(hasHeader ? rows.slice(1) : rows), ...sampleRows(look.samples, look.encoding, layout)].filter(
    (row) => row.cells.length === width,
  );

  const guessed = guessColumns(
    headers,
    samples.map((row) => row.cells),
  );
  const mapped = applyMap(guessed, options);
  if (!mapped.ok) return mapped;
  const attributes = attributesOfMap(mapped.value, samples, options, findColumn);
  if (!attributes.ok) return attributes;
  const has = (field: Field): boolean => mapped.value.some((column) => column.field === field);
  if (!has('at') && !has('at-date')) {
    return refused(problem('source', 'table-without-time', { columns: headers.join(', ') }));
  }

  const order = decideOrder(mapped.value, samples, options);
  const scale = decideScale(mapped.value, samples, options);
  const isSerial = isSerialTable(mapped.value, samples);
  const reading: Reading = {
    dateOrder: order.value,
    zone: options.zone,
    country: options.country,
    ratingScale: scale.value,
    ...(isSerial ? { serials: options.map?.excelDates ?? '1900' } : {}),
    // Of an order that is only assumed, a date against it is the proof of the other one, and no mistake.
    ...(options.map?.repairSwappedDates === true && order.isProved ? { doesExchange: true } : {}),
  };
  const columns = decideMoments(withDayFractions(mapped.value, samples), samples, reading, options);
  const swapped = await findSwapped(file, columns, samples, reading, options, {
    ...layout,
    encoding: look.encoding,
    headerRows: layout.skippedRows + (hasHeader ? 1 : 0),
  });
  const hasAnswer = (['reply-at', 'reply-text', 'waited', 'answered-at', 'answered'] as const).some(has);
  const details: TableDetails = {
    encoding: look.encoding,
    delimiter: layout.delimiter,
    newline: layout.newline,
    headerRows: layout.skippedRows + (hasHeader ? 1 : 0),
    shown: columns,
    isCallLog:
      !has('channel') &&
      (has('talked') || (has('answered') && !has('reply-text')) || (has('handled') && columns.some(namesCalls))),
    isMessageLog: has('direction') && has('text') && !hasAnswer,
    isCutOff: look.encoding.startsWith('utf-16') && file.size % 2 === 1,
    ...(attributes.value.length === 0 ? {} : { attributes: attributes.value }),
    ...(swapped === null ? {} : { swapped: swapped.how }),
  };
  const whys = whysOfColumns(columns, guessed, samples, reading, options);
  const evidence = evidenceOfColumns(details, reading, samples, whys);
  const suggested = suggestAttributes(columns, samples, attributes.value);
  const unproven: (keyof Reading)[] = [];
  if (!order.isProved) unproven.push('dateOrder');
  if (has('rating') && !scale.isProved) unproven.push('ratingScale');
  return passed({
    namespace: options.map?.system ?? `table ${sha256(headers.map(plainHeader).sort().join('\n')).slice(0, 16)}`,
    reading,
    unproven,
    evidence: [
      {
        code: 'table-layout',
        about: {
          delimiter: DELIMITER_NAMES[layout.delimiter] ?? layout.delimiter,
          encoding: look.encoding.toUpperCase(),
          columns: String(width),
        },
      },
      {
        code: 'table-columns',
        about: {
          columns: columns
            .filter((column) => column.field !== null)
            .map((column) => `${column.column} → ${column.field}`)
            .join(', '),
        },
      },
      ...unreadEvidence(columns),
      ...(has('id') ? [] : [{ code: 'table-without-id', about: {} }]),
      ...(details.isCallLog ? [{ code: 'table-of-calls', about: {} }] : []),
      ...unitEvidence(columns, samples),
      order.why,
      ...(isSerial ? [{ code: 'serial-dates', about: { system: reading.serials! } }] : []),
      ...whys.flatMap((each) => each.filter(({ code }) => ABOUT_THE_FILE.has(code))),
      ...(swapped === null ? [] : [swapped.why]),
      ...(has('rating') ? [scale.why] : []),
      ...suggested.flatMap((wish, index) =>
        wish === null
          ? []
          : [
              {
                code: 'attribute-suggested',
                about: { column: columns[index]!.column, unit: wish.unit ?? wish.money! },
              },
            ],
      ),
    ],
    details: {
      ...details,
      shown: columns.map((column, index) => ({
        ...column,
        evidence: evidence[index]!,
        ...(suggested[index] === null ? {} : { suggests: suggested[index]! }),
      })),
    },
    manner: JSON.stringify([
      columns.map(({ column, field, unit, moments }) => [column, field, unit, ...(moments ? [moments] : [])]),
      details.isCallLog,
      details.isMessageLog,
      ...(isSerial ? [reading.serials] : []),
      ...(swapped === null ? [] : [swapped.how.knots]),
    ]),
  });
}

/** What a table has beside what is read: who counts on it learns that it was not. */
function unreadEvidence(columns: TableDetails['shown']): Why[] {
  const unread = columns.filter(({ field }) => field === null).map(({ column }) => column);
  return unread.length === 0 ? [] : [{ code: 'table-columns-unread', about: { columns: unread.join(', ') } }];
}

/** Of what is decided about single columns, what differs from the rest of the file. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set([
  'column-order-own',
  'column-zone-of-header',
  'column-two-digit-years',
]);

const HEAD_ROWS = 1_000;
const DELIMITER_NAMES: Readonly<Record<string, string>> = { '\t': 'tab', '|': '|', ',': ',', ';': ';' };

interface Look {
  readonly encoding: Encoding;
  /** Pieces from all over the file, each beginning after a line end. */
  readonly samples: readonly { readonly bytes: Buffer; readonly line: number }[];
}

/** Pieces that are kept of a file, beside its head. */
const PIECES = 12;
const PIECE_BYTES = 32 * 1024;

/** Reads the file once, at the speed of its disk: only all bytes can tell the encoding. */
async function lookThrough(file: SourceFile): Promise<Look> {
  const utf16 = utf16Of(file.head);
  const witness = utf16 === null ? new EncodingWitness() : null;
  const samples: { bytes: Buffer; line: number }[] = [];
  const step = Math.max(file.size / (PIECES + 1), file.head.length);
  let next = step;
  let offset = 0;
  let line = 1;
  for await (const piece of file.open()) {
    const chunk = piece as Buffer;
    witness?.see(chunk);
    if (offset + chunk.length > next && samples.length < PIECES) {
      const from = startOfLine(chunk, Math.max(0, Math.floor(next - offset)), utf16);
      if (from >= 0)
        samples.push({
          bytes: Buffer.from(chunk.subarray(from, from + PIECE_BYTES)),
          line: line + linesIn(chunk.subarray(0, from)),
        });
      next = offset + chunk.length + step;
    }
    offset += chunk.length;
    // Counted only as far as a piece may still come.
    if (samples.length < PIECES) line += linesIn(chunk);
  }
  return { encoding: utf16 ?? witness!.verdict(), samples };
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function startOfLine(chunk: Buffer, from: number, utf16: Encoding | null): number {
  if (utf16 !== null) return -1;
  const newline = chunk.indexOf(10, from);
  return newline < 0 ? -1 : newline + 1;
}

function headText(file: SourceFile, encoding: Encoding, isWhole: boolean): string {
  const text = decodeText(file.head, encoding);
  return isWhole ? text : text.replace(/\ufffd+$/, '');
}

/** Text has no control characters to speak of; what is compressed or a picture is full of them. */
export function looksBinary(text: string): boolean {
  let odd = 0;
  const length = Math.min(text.length, 8_192);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) odd++;
  }
  return odd > length / 20;
}

function sampleRows(pieces: Look['samples'], encoding: Encoding, layout: Layout): SampleRow[] {
  // The piece may begin inside a quoted cell: rows of another width are left out by the caller.
  return pieces.flatMap((piece) =>
    rowsOf(decodeText(piece.bytes, encoding), { ...layout, skippedRows: 0 }, false, 60).map((row) => ({
      cells: row.cells,
      line: layout.newline === '\n' ? piece.line + row.line - 1 : 0,
    })),
  );
}

/** A first row that names columns: known headers, or at least no value that only data has. */
function isHeader(cells: readonly string[], width: number): boolean {
  const known = cells.filter((cell) => cell.length <= 60 && fieldOfHeader(cell)?.sureness === 1).length;
  if (known >= 2 || (known === 1 && width <= 3)) return true;
  return cells.every((cell) => !isData(cell)) && new Set(cells).size === cells.length;
}

function isData(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > 80) return true;
  return (
    /^[-+]?\d+(?:[.,]\d+)?%?$/.test(text) ||
    /^\S+@\S+\.\S+$/.test(text) ||
    'at' in readInstant(text, { dateOrder: 'dmy', zone: 'UTC' })
  );
}

function mapsByNumber(options: SurveyOptions): boolean {
  return Object.keys(options.map?.columns ?? {}).some((key) => /^\d+$/.test(key));
}

/** What `--map` says goes before every guess; a column or a field that does not exist is refused. */
function applyMap(guessed: readonly Column[], options: SurveyOptions): Outcome<Column[]> {
  const columns = [...guessed];
  for (const [key, wish] of Object.entries(options.map?.columns ?? {})) {
    const index = findColumn(columns, key);
    if (index < 0)
      return refused(
        problem('source', 'map-column-unknown', {
          column: key,
          columns: columns.map((column) => column.column).join(', '),
        }),
      );
    const [name, unit] = wish.split(':') as [string, string | undefined];
    const field = FIELDS.find((known) => known === name.trim());
    const isUnit = unit === undefined || (DURATION_UNITS as readonly string[]).includes(unit);
    if ((field === undefined && name !== 'ignore') || !isUnit) return refused(unknownField(wish));
    if (field !== undefined) {
      columns.forEach((column, i) => {
        if (column.field === field) columns[i] = { ...column, field: null };
      });
    }
    columns[index] = {
      ...columns[index]!,
      field: field ?? null,
      unit: (unit as DurationUnit | undefined) ?? columns[index]!.unit,
    };
  }
  return passed(resolveHalves(columns, options));
}

function unknownField(wish: string): Problem {
  return problem('source', 'map-field-unknown', { field: wish, fields: [...FIELDS, 'ignore'].join(', ') });
}

/** "call_id", "Call date", 通话编号: what was handled was on the telephone. */
function namesCalls({ column }: Column): boolean {
  return /(?:^|[^a-z])calls?(?![a-z])|通话|来电/i.test(column);
}

/** A column that was mapped to `at` is all of it: halves that were guessed elsewhere go. */
function resolveHalves(columns: readonly Column[], options: SurveyOptions): Column[] {
  const isMapped = Object.values(options.map?.columns ?? {}).includes('at');
  return columns.map((column) =>
    isMapped && (column.field === 'at-date' || column.field === 'at-time') ? { ...column, field: null } : column,
  );
}

function findColumn(columns: readonly Column[], key: string): number {
  const exact = columns.findIndex((column) => column.column === key);
  if (exact >= 0) return exact;
  const alike = columns.findIndex((column) => plainHeader(column.column) === plainHeader(key));
  if (alike >= 0) return alike;
  return /^\d+$/.test(key) && Number(key) >= 1 && Number(key) <= columns.length ? Number(key) - 1 : -1;
}

/** Durations that a spreadsheet wrote as fractions of a day: many decimals, and a whole number of seconds each. */
function withDayFractions(columns: readonly Column[], samples: readonly SampleRow[]): Column[] {
  return columns.map((column, index) => {
    if (column.field === null || !DURATIONS.has(column.field) || column.unit !== null) return column;
    const values = samples.map((row) => row.cells[index]!.trim().replace(',', '.')).filter((cell) => /\d/.test(cell));
    const fractions = values.filter((value) => /^0?\.\d{7,}(?:e-\d+)?$/i.test(value) || value === '0');
    const isWhole = (value: string): boolean =>
      Math.abs(Number(value) * 86_400 - Math.round(Number(value) * 86_400)) < 0.02;
    const telling = fractions.filter((value) => value !== '0');
    const areDays =
      telling.length >= 3 && fractions.length >= 0.9 * values.length && telling.every((value) => isWhole(value));
    return areDays ? { ...column, unit: 'd' } : column;
  });
}

/** A duration of bare numbers without a unit is in seconds; people should know that this was assumed. */
function unitEvidence(columns: readonly Column[], samples: readonly SampleRow[]): Why[] {
  return columns.flatMap((column, index) => {
    if (column.field === null || !DURATIONS.has(column.field)) return [];
    if (column.unit !== null) return [{ code: 'duration-unit', about: { column: column.column, unit: column.unit } }];
    const isBare = samples.some((row) => /^\d+(?:\.\d+)?$/.test(row.cells[index]!.trim()));
    return isBare ? [{ code: 'duration-unit-assumed', about: { column: column.column } }] : [];
  });
}
