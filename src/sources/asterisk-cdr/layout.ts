import { cellsOf } from './cells.ts';

/** What a call detail record says; the names are Asterisk's own (`CDR(…)`), `start` is also `calldate`. */
export const FIELDS = [
  ...['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata'],
  ...[
    'start',
    'answer',
    'end',
    'duration',
    'billsec',
    'disposition',
    'amaflags',
    'uniqueid',
    'linkedid',
    'sequence',
    'userfield',
  ],
] as const;
export type Field = string;

/** In which column each field stands. */
export interface Layout {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly columns: Readonly<Record<Field, number>>;
}

export const DISPOSITIONS: ReadonlySet<string> = new Set(['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED', 'CONGESTION']);
const MOMENT = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/;
const UNIQUE_ID = /^(?:.+-)?\d{9,10}\.\d+$/;

/** The layout by a header row or by what stands in the first rows; null: these are no call records. */
export function layoutOf(lines: readonly string[]): Layout | null {
  const rows = lines.filter((line) => line.trim() !== '');
  return rows.length === 0 ? null : (withHeader(rows[0]!) ?? withoutHeader(rows));
}

const OTHER_NAMES: Readonly<Record<string, Field>> = {
  calldate: 'start',
  starttime: 'start',
  answertime: 'answer',
  answerdate: 'answer',
  endtime: 'end',
  enddate: 'end',
};

/** As `cdr_adaptive_odbc`, FreePBX and database tools write it, in any order, with columns of their own. */
function withHeader(line: string): Layout | null {
  for (const delimiter of [',', ';', '\t']) {
    const names = cellsOf(line.replace(/^\ufeff/, ''), delimiter)?.map((name) => name.trim().toLowerCase());
    if (!names || names.length < 6) continue;
    const columns: Record<Field, number> = {};
    names.forEach((name, index) => {
      const field = OTHER_NAMES[name] ?? name;
      if ((FIELDS as readonly string[]).includes(field)) columns[field] ??= index;
    });
    if (['start', 'src', 'dst', 'disposition'].every((field) => field in columns))
      return { delimiter, hasHeader: true, columns };
  }
  return null;
}

const BY_ACCOUNT = ['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata'];
const BY_CALLER = ['clid', 'src', 'dst', 'dcontext', 'channel', 'dstchannel', 'lastapp', 'lastdata'];
const MIDDLE = ['start', 'answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags'];

/**
 * Without a header: `cdr_csv` begins with the account code, the sample of `cdr_custom` with the caller's
 * name; the columns behind the flags are told by what stands in them.
 */
function withoutHeader(lines: readonly string[]): Layout | null {
  const rows = lines.flatMap((line) => [cellsOf(line, ',') ?? []]).filter((row) => row.length >= 14);
  for (const first of [BY_ACCOUNT, BY_CALLER]) {
    const names = [...first, ...MIDDLE];
    const columns: Record<Field, number> = Object.fromEntries(names.map((name, index) => [name, index]));
    const fitting = rows.filter((row) => isRecord(row, columns));
    if (fitting.length === 0 || fitting.length * 2 < rows.length) continue;
    return {
      delimiter: ',',
      hasHeader: false,
      columns: { ...columns, ...trailing(fitting, names.length, first === BY_CALLER) },
    };
  }
  return null;
}

/** Whether a row holds a call where the layout says. A quote in the wrong place shifts all that follows. */
export function isRecord(row: readonly string[], columns: Layout['columns']): boolean {
  const start = row[columns['start']!] ?? '';
  return MOMENT.test(start) && DISPOSITIONS.has((row[columns['disposition']!] ?? '').toUpperCase());
}

function trailing(rows: readonly (readonly string[])[], from: number, hasAccount: boolean): Record<Field, number> {
  const columns: Record<Field, number> = hasAccount ? { accountcode: from } : {};
  const width = Math.max(...rows.map((row) => row.length));
  const all = (index: number, sign: RegExp): boolean => rows.every((row) => sign.test(row[index] ?? ''));
  for (let index = from; index < width; index += 1) {
    if (!all(index, UNIQUE_ID)) continue;
    if (!('uniqueid' in columns)) columns['uniqueid'] = index;
    else columns['linkedid'] ??= index;
  }
  if (width > from && columns['uniqueid'] !== width - 1 && all(width - 1, /^\d{1,9}$/)) columns['sequence'] = width - 1;
  return columns;
}
