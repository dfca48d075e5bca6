import type { AboutOf } from '../contract/decisions.ts';
import type { Store } from '../store/store.ts';
import { authorRole } from './decisions/kinds/author-role.ts';
import { ourPeople } from './decisions/kinds/our-people.ts';

const KINDS = { 'author-role': authorRole, 'our-people': ourPeople };
type People = keyof typeof KINDS;

/** Makes again what was decided about people while an import was being read: its batches may not have heeded it. */
export async function peopleSince(store: Store, importId: number, signal?: AbortSignal): Promise<void> {
  const { rows } = await store.database.query<{ kind: People; about: AboutOf<People> }>(CHANGED_SINCE, [importId]);
  for (const { kind, about } of rows) await KINDS[kind].settleInBatches?.(store, about as never, signal);
}

/** A transaction may begin long before its commit is seen: some minutes more cost nothing. */
const CHANGED_SINCE = `
select d.kind, d.about from history.decision d join history.import i on i.import_id = $1
where d.kind in ('author-role', 'our-people')
  and greatest(d.decided_at, d.undone_at) > i.created_at - interval '5 minutes'
  and (d.settled_at is null or d.settled_at > i.created_at)
order by d.decision_id`;
