import { setTimeout as pause } from 'node:timers/promises';
import { addSearchTerms } from '../core/search/search-terms.ts';
import { inTransaction } from '../store/database.ts';
import { nextDirtyDay, setTerms, textsOfDay } from '../store/search-days.ts';
import type { Store } from '../store/store.ts';

/** A day on which things still happen is left alone for so long: reading it costs more than indexing saves. */
const QUIET = 5_000;
const LOOK_EVERY = 1_000;

/** Keeps the search index up in the background until `signal`; never rejects. */
export async function runSearchIndex(
  store: Store,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const found = await indexNextDay(store, QUIET).catch((error: unknown) => {
      if (!signal.aborted) onFailure(error);
      return false;
    });
    if (!found) await pause(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
}

/** Indexes all days that are dirty now. Returns how many. */
export async function indexSearch(store: Store): Promise<number> {
  let days = 0;
  while (await indexNextDay(store, 0)) days++;
  return days;
}

async function indexNextDay(store: Store, quiet: number): Promise<boolean> {
  return await inTransaction(store.database, async (connection) => {
    const day = await nextDirtyDay(connection, quiet);
    if (day === null) return false;
    const terms = new Set<number>();
    for (const { subject, body } of await textsOfDay(connection, day)) {
      if (subject !== null) addSearchTerms(subject, terms);
      if (body !== null) addSearchTerms(body, terms);
    }
    await setTerms(connection, day, [...terms]);
    return true;
  });
}
