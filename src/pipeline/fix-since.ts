import type { FixAbout } from '../contract/decisions.ts';
import type { Store } from '../store/store.ts';
import { recordsToFix } from './records-to-fix.ts';
import { replayRecords } from './replay.ts';

/**
 * Makes the records again whose fixes were made or undone while an import was being read: its first batches
 * did not know of a late one, and its last ones still heeded one that was undone.
 */
export async function fixSince(store: Store, importId: number, signal?: AbortSignal): Promise<void> {
  const { rows } = await store.database.query<{ about: FixAbout }>(CHANGED_SINCE, [importId]);
  for (const { about } of rows) {
    for await (const recordIds of recordsToFix(store, about, signal)) await replayRecords(store, recordIds, signal);
  }
}

/** A transaction may begin long before its commit is seen: some minutes more cost nothing. */
const CHANGED_SINCE = `
select d.about from history.decision d join history.import i on i.import_id = $1
where d.kind = 'fix' and greatest(d.decided_at, d.undone_at) > i.created_at - interval '5 minutes'
  -- What was settled before anything of it was kept is in all its batches.
  and (d.settled_at is null or d.settled_at > i.created_at)
order by d.decision_id`;
