import type { Page } from '../contract/history.ts';
import type { ImportItem, ProblemItem } from '../contract/imports.ts';
import type { Locale } from '../contract/text.ts';
import { listImports as list } from '../store/imports.ts';
import { listProblems as listRefused } from '../store/problem-list.ts';
import type { Store } from '../store/store.ts';

/** What came, newest first; one import, where `importId` is given. */
export async function listImports(store: Store, importId?: number): Promise<ImportItem[]> {
  return await list(store.database, importId);
}

/** What was refused and why, of one import or of all that count. */
export async function listProblems(
  store: Store,
  importId?: number,
  cursor?: string | null,
  locale: Locale = 'en',
): Promise<Page<ProblemItem>> {
  return await listRefused(store.database, importId ?? null, cursor ?? null, locale);
}
