import { passed, refused, type Outcome } from '../../core/basics/outcome.ts';
import { problem, type Problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import { dateOrderEvidence, readInstant } from '../../core/standardise/instant.ts';
import type { DateOrder, RatingScale, Reading } from '../../core/standardise/reading.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { Survey, SurveyOptions, Why } from '../source.ts';
import { decodeText, EncodingWitness, utf16Of, type Encoding } from '../text-encoding.ts';
import {
  DURATION_UNITS,
  DURATIONS,
  FIELDS,
  fieldOfHeader,
  plainHeader,
  TIMES,
  type DurationUnit,
  type Field,
} from './fields.ts';
import { guessColumns } from './guess-columns.ts';
import { guessLayout, rowsOf, type Layout, type SampleRow } from './layout.ts';
import type { Column, TableDetails } from './table-details.ts';

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
  const columns = mapped.value;
  const has = (field: Field): boolean => columns.some((column) => column.field === field);
  if (!has('at') && !has('at-date')) {
    return refused(problem('source', 'table-without-time', { columns: headers.join(', ') }));
  }

  const order = decideOrder(columns, samples, options);
  const scale = decideScale(columns, samples, options);
  const reading: Reading = {
    dateOrder: order.value,
    zone: options.zone,
    country: options.country,
    ratingScale: scale.value,
  };
  const hasAnswer = (['reply-at', 'reply-text', 'waited', 'answered-at', 'answered'] as const).some(has);
  const details: TableDetails = {
    encoding: look.encoding,
    delimiter: layout.delimiter,
    newline: layout.newline,
    headerRows: layout.skippedRows + (hasHeader ? 1 : 0),
    shown: columns,
    isCallLog: !has('channel') && (has('talked') || (has('answered') && !has('reply-text'))),
    isMessageLog: has('direction') && has('text') && !hasAnswer,
    isCutOff: look.encoding.startsWith('utf-16') && file.size % 2 === 1,
  };
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
      ...(has('id') ? [] : [{ code: 'table-without-id', about: {} }]),
      ...(details.isCallLog ? [{ code: 'table-of-calls', about: {} }] : []),
      ...unitEvidence(columns, samples),
      order.why,
      ...(has('rating') ? [scale.why] : []),
    ],
    details,
    manner: JSON.stringify([
      columns.map(({ column, field, unit }) => [column, field, unit]),
      details.isCallLog,
      details.isMessageLog,
    ]),
  });
}

const HEAD_ROWS = 1_000;
const DELIMITER_NAMES: Readonly<Record<string, string>> = { '\t': 'tab', '|': '|', ',': ',', ';': ';' };

interface Look {
  readonly encoding: Encoding;
  /** Pieces from all over the file, each beginning after a line end. */
  readonly samples: readonly { readonly bytes: Buffer; readonly offset: number }[];
}

/** Pieces that are kept of a file, beside its head. */
const PIECES = 12;
const PIECE_BYTES = 32 * 1024;

/** Reads the file once, at the speed of its disk: only all bytes can tell the encoding. */
async function lookThrough(file: SourceFile): Promise<Look> {
  const utf16 = utf16Of(file.head);
  const witness = utf16 === null ? new EncodingWitness() : null;
  const samples: { bytes: Buffer; offset: number }[] = [];
  const step = Math.max(file.size / (PIECES + 1), file.head.length);
  let next = step;
  let offset = 0;
  for await (const piece of file.open()) {
    const chunk = piece as Buffer;
    witness?.see(chunk);
    if (offset + chunk.length > next && samples.length < PIECES) {
      const from = startOfLine(chunk, Math.max(0, Math.floor(next - offset)), utf16);
      if (from >= 0)
        samples.push({ bytes: Buffer.from(chunk.subarray(from, from + PIECE_BYTES)), offset: offset + from });
      next = offset + chunk.length + step;
    }
    offset += chunk.length;
  }
  return { encoding: utf16 ?? witness!.verdict(), samples };
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
      line: 0,
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

/** Headers as people see them; one that is empty or comes twice gets its number. */
function distinct(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    let name =
      cell
        .replace(/^\ufeff/, '')
        .replace(/\s+/g, ' ')
        .trim() || `column ${index + 1}`;
    if (seen.has(name)) name = `${name} (${index + 1})`;
    seen.add(name);
    return name;
  });
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

interface Decision<T> {
  readonly value: T;
  readonly isProved: boolean;
  readonly why: Why;
}

function decideOrder(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  options: SurveyOptions,
): Decision<DateOrder> {
  const { map, learned } = options;
  if (map?.dateOrder !== undefined)
    return { value: map.dateOrder, isProved: true, why: { code: 'date-order-given', about: { order: map.dateOrder } } };
  if (learned.dateOrder !== undefined) {
    return {
      value: learned.dateOrder,
      isProved: true,
      why: { code: 'date-order-learned', about: { order: learned.dateOrder } },
    };
  }
  const times = columns.flatMap((column, index) => (column.field !== null && TIMES.has(column.field) ? [index] : []));
  const votes = { dmy: 0, mdy: 0 };
  let proof: Why | null = null;
  for (const row of samples) {
    for (const index of times) {
      const value = row.cells[index]!.trim();
      const order = dateOrderEvidence(value);
      if (order === null) continue;
      votes[order]++;
      proof ??= {
        code: row.line > 0 ? 'date-order-proved-at' : 'date-order-proved',
        about: { order, value, line: String(row.line) },
      };
    }
  }
  const value =
    votes.dmy === votes.mdy ? customaryOrder(columns, samples, times, options) : votes.dmy > votes.mdy ? 'dmy' : 'mdy';
  if (proof !== null && votes.dmy !== votes.mdy) {
    return {
      value,
      isProved: true,
      why:
        proof.about['order'] === value
          ? proof
          : { code: 'date-order-voted', about: { order: value, dmy: String(votes.dmy), mdy: String(votes.mdy) } },
    };
  }
  const isAmbiguous = samples.some((row) =>
    times.some((index) => /^\D{0,3}\d{1,2}[-/.]\s?\d{1,2}[-/.]/.test(row.cells[index]!)),
  );
  return {
    value,
    isProved: false,
    why: { code: isAmbiguous ? 'date-order-assumed' : 'date-order-not-needed', about: { order: value } },
  };
}

/** Without any proof: the order in which the dates lie closer together, else what the country writes. */
function customaryOrder(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  times: readonly number[],
  options: SurveyOptions,
): DateOrder {
  const index = times.find((i) => columns[i]!.field === 'at' || columns[i]!.field === 'at-date');
  const spread = (dateOrder: DateOrder): number => {
    const found: number[] = [];
    for (const row of samples) {
      const read = index === undefined ? null : readInstant(row.cells[index]!.trim(), { dateOrder, zone: 'UTC' });
      if (read !== null && 'at' in read) found.push(read.at);
    }
    return found.length < 5 ? 0 : found.reduce((a, b) => Math.max(a, b)) - found.reduce((a, b) => Math.min(a, b));
  };
  const dmy = spread('dmy');
  const mdy = spread('mdy');
  if (mdy > 0 && dmy > 4 * mdy) return 'mdy';
  if (dmy > 0 && mdy > 4 * dmy) return 'dmy';
  const isAmerican =
    options.country === 'US' ||
    (options.country === null &&
      /^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage)$|^US\//.test(options.zone));
  return isAmerican ? 'mdy' : 'dmy';
}

function decideScale(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  options: SurveyOptions,
): Decision<RatingScale> {
  const { map, learned } = options;
  if (map?.ratingScale !== undefined)
    return {
      value: map.ratingScale,
      isProved: true,
      why: { code: 'rating-scale-given', about: { scale: map.ratingScale } },
    };
  if (learned.ratingScale !== undefined) {
    return {
      value: learned.ratingScale,
      isProved: learned.ratingScale === '0-100',
      why: { code: 'rating-scale-learned', about: { scale: learned.ratingScale } },
    };
  }
  const index = columns.findIndex((column) => column.field === 'rating');
  const values =
    index < 0
      ? []
      : samples
          .map((row) => row.cells[index]!.trim())
          .filter((cell) => cell !== '')
          .map(Number)
          .filter(Number.isFinite);
  const top = values.reduce((a, b) => Math.max(a, b), 0);
  const bottom = values.reduce((a, b) => Math.min(a, b), Infinity);
  const header = index < 0 ? '' : columns[index]!.column;
  const value: RatingScale = top > 10 ? '0-100' : top > 5 || /nps/i.test(header) || bottom < 1 ? '0-10' : '1-5';
  const about = {
    scale: value,
    lowest: values.length === 0 ? '–' : String(bottom),
    highest: values.length === 0 ? '–' : String(top),
  };
  return { value, isProved: value === '0-100', why: { code: 'rating-scale-assumed', about } };
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
