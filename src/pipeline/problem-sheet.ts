import { SHEET_COLUMNS, type SheetColumn } from '../contract/problem-sheet.ts';
import type { Locale } from '../contract/text.ts';
import { listProblems } from '../store/problem-list.ts';
import type { Store } from '../store/store.ts';

/**
 * Refused records as lines of CSV, the header first: to be repaired in a spreadsheet (column `repaired`) and
 * brought back. No cell is a formula, whatever a customer wrote.
 */
export async function* problemSheet(
  store: Pick<Store, 'database'>,
  importId: number | null,
  locale: Locale,
): AsyncGenerator<string> {
  yield SHEET_COLUMNS.join(',');
  for (let cursor: string | null = null; ;) {
    const page = await listProblems(store.database, importId, cursor, locale);
    for (const item of page.items) {
      const { field = '', value = '' } = item.about;
      const row: Record<SheetColumn, string | number> = { ...item, field, value, repaired: '' };
      yield SHEET_COLUMNS.map((column) => csvCell(String(row[column]))).join(',');
    }
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** A spreadsheet must not run what a customer wrote: text that starts like a formula gets a quote before it. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
