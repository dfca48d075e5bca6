import { type BroughtBack, LEAVE_OUT, type SheetColumn } from '../contract/problem-sheet.ts';
import { PersonError } from '../contract/person-error.ts';
import { isFixable } from '../core/basics/fixable-field.ts';
import { openProblemsOf } from '../store/problem-groups.ts';
import type { Store } from '../store/store.ts';
import { cellsOf } from '../sources/table/index.ts';
import { decide } from './decisions/decide.ts';

/** Each is a decision of its own: more than this are better put right by one fix for all alike. */
const MOST_REPAIRED = 2_000;
const MOST_ROWS = 1_000_000;
/** So many rows of a kind are named. */
const MOST_TOLD = 100;

/**
 * Takes a sheet of refused records back that was repaired elsewhere. What stands in `repaired` is a fix by hand of
 * that one record, with its way back; only these records are made again. Rows that ask for nothing, that
 * nobody knows or that cannot be done are counted and named, never dropped in silence.
 *
 * @throws {PersonError} `sheet.unreadable`, `sheet.columns-missing`, `sheet.too-many`.
 */
export async function bringBack(store: Store, bytes: Uint8Array, by: string): Promise<BroughtBack> {
  const { rows, at } = readSheet(bytes);
  const wanted = rows
    .map((cells, index) => ({
      row: index + 2,
      recordId: (cells[at.recordId] ?? '').trim().toLowerCase(),
      field: (cells[at.field] ?? '').trim(),
      repaired: unquoted(cells[at.repaired] ?? '').trim(),
    }))
    .filter(({ repaired }) => repaired !== '');
  if (wanted.length > MOST_REPAIRED) {
    throw new PersonError(
      'sheet.too-many',
      { rows: String(wanted.length), most: String(MOST_REPAIRED) },
      { exitCode: 2 },
    );
  }
  const known = await openProblemsOf(store.database, wanted.map(({ recordId }) => recordId).filter(isId));
  const unknown: BroughtBack['unknown'] = [];
  const refused: BroughtBack['refused'] = [];
  const fixed: string[] = [];
  for (const { row, recordId, field, repaired } of wanted) {
    const about = known.get(recordId);
    if (about === undefined) {
      unknown.push({ row, recordId });
      continue;
    }
    if (field !== about['field'] || !isFixable(field)) {
      refused.push({ row, recordId, code: 'sheet.not-fixable', about: { field: about['field'] ?? '' } });
      continue;
    }
    const to = repaired === LEAVE_OUT ? null : repaired;
    const fix = { namespace: null, recordId, field, values: [about['value'] ?? null], to };
    try {
      await decide(store, { kind: 'fix', about: fix, why: '' }, by);
      fixed.push(recordId);
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      refused.push({ row, recordId, code: error.code, about: { ...error.about } });
    }
  }
  const still = await openProblemsOf(store.database, fixed);
  return {
    rows: rows.length,
    unchanged: rows.length - wanted.length,
    fixed: fixed.length,
    passing: fixed.length - still.size,
    stillRefused: still.size,
    unknown: unknown.slice(0, MOST_TOLD),
    unknownCount: unknown.length,
    refused: refused.slice(0, MOST_TOLD),
    refusedCount: refused.length,
  };
}

const NEEDED = ['recordId', 'field', 'repaired'] as const satisfies readonly SheetColumn[];

function readSheet(bytes: Uint8Array): {
  rows: (readonly string[])[];
  at: Record<(typeof NEEDED)[number], number>;
} {
  const [header, ...rows] = cellsOf(bytes, MOST_ROWS) ?? [];
  if (header === undefined) throw new PersonError('sheet.unreadable', {}, { exitCode: 2 });
  const names = header.map((cell) => cell.replace(/^\ufeff/, '').trim());
  const missing = NEEDED.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new PersonError('sheet.columns-missing', { columns: missing.join(', ') }, { exitCode: 2 });
  return {
    rows,
    at: { recordId: names.indexOf('recordId'), field: names.indexOf('field'), repaired: names.indexOf('repaired') },
  };
}

/** The quote that keeps a spreadsheet from reading a formula is none of the value. */
function unquoted(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
