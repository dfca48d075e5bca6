import type { FixAbout } from '../contract/decisions.ts';
import type { RecordId } from '../core/basics/ids.ts';
import { fixByHand } from '../core/clean/fix-by-hand.ts';
import { fixesOf, fixKey } from '../core/clean/fixes.ts';
import { clean } from '../core/clean/clean.ts';
import { readsAs } from '../core/standardise/reads-as.ts';
import { isRefused, type SourceItem } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { readingsIn } from '../store/namespaces.ts';
import { originalsIn, type OriginalRow } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { cleaningOf, fixesThatHold, fixOfDecision } from './how-to-read.ts';
import { KeptFiles } from './kept-files.ts';
import { itemOfPush } from './pushed.ts';
import { itemsOf, readingBefore } from './read-file.ts';

const AT_ONCE = 1_000;

/**
 * The records that a fix concerns, at most a thousand at a time, whether it holds or was undone.
 *
 * A value that cannot be read, or stays unknown, was noted with its record ({@link NotedValue}) or with its
 * problem: those are looked up. Any other value may stand in every record: then the originals of the
 * namespace are read through, which costs their reading and nothing of the history.
 */
export async function* recordsToFix(
  store: Store,
  about: FixAbout,
  signal?: AbortSignal,
): AsyncGenerator<readonly RecordId[]> {
  if (about.recordId !== null) {
    yield [about.recordId as RecordId];
    return;
  }
  const seen = new Set<RecordId>();
  const noted = await recordsNoted(store.database, about);
  for (let at = 0; at < noted.length; at += AT_ONCE) {
    const some = noted.slice(at, at + AT_ONCE);
    for (const one of some) seen.add(one);
    yield some;
  }
  if (!(await mayPassUnnoted(store.database, about))) return;
  for await (const some of recordsSaying(store, about, signal)) yield some.filter((one) => !seen.has(one));
}

/** Whether a record that says this may be stored without a note of it. */
async function mayPassUnnoted(database: Database, { namespace, field, values }: FixAbout): Promise<boolean> {
  const readings = await readingsIn(database, { namespace, recordId: null });
  return values.some((value) => value === null || readings.some((reading) => readsAs(field, value, reading)));
}

/** Those that were refused for this value, or noted with it. */
async function recordsNoted(database: Database, { namespace, field, values }: FixAbout): Promise<RecordId[]> {
  const { rows } = await database.query<{ record_id: RecordId }>(
    `select distinct r.record_id
     from (
       select record_id, import_id from history.problem where about ->> 'field' = $2 and about ->> 'value' = any ($3)
       union
       select record_id, import_id from history.noted_value where field = $2 and value = any ($3)
     ) found
     join history.record r using (record_id, import_id)
     join history.import i using (import_id)
     join history.original o using (original_id)
     where i.state <> 'undone' and o.survey ->> 'namespace' = $1
     order by 1`,
    [namespace, field, values.map(fixKey)],
  );
  return rows.map((row) => row.record_id);
}

/** Those whose original says it, found by reading all originals of the namespace. */
async function* recordsSaying(
  store: Store,
  about: FixAbout,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecordId[]> {
  const files = new KeptFiles(store);
  try {
    let found: RecordId[] = [];
    for (const original of await originalsIn(store.database, about.namespace ?? '')) {
      const isConcerned = await concerns(store, about, original);
      for await (const items of itemsAgain(files, original)) {
        signal?.throwIfAborted();
        for (const item of items) if (isConcerned(item)) found.push(item.recordId);
        if (found.length < AT_ONCE) continue;
        yield found;
        found = [];
      }
    }
    if (found.length > 0) yield found;
  } finally {
    await files.close();
  }
}

/** Asks of an item whether this fix, made after all that hold, has to do with it: more records than less. */
async function concerns(store: Store, about: FixAbout, original: OriginalRow): Promise<(item: SourceItem) => boolean> {
  const cleaning = await cleaningOf(store.database, original.source ?? '');
  const namespace = about.namespace ?? '';
  const fixes = fixesOf([...(await fixesThatHold(store.database)), fixOfDecision(about)]);
  const keys = new Set(about.values.map(fixKey));
  return (item) => {
    if (isRefused(item)) return false;
    const record = { recordId: item.recordId, namespace };
    const cleaned = clean(item.said, cleaning);
    const { fixed = [] } = fixByHand(record, item.said, cleaned, fixes);
    return fixed.some(({ field, value }) => field === about.field && keys.has(value));
  };
}

async function* itemsAgain(files: KeptFiles, original: OriginalRow): AsyncGenerator<readonly SourceItem[]> {
  if (original.payload !== null) {
    const given = JSON.parse(original.payload) as unknown[];
    yield given.map((one, index) => itemOfPush(original.source ?? '', one, index));
    return;
  }
  const reading = readingBefore(original);
  const file = reading === null ? null : await files.open(original);
  if (reading !== null && file !== null && !('code' in file)) yield* itemsOf(reading, original, file);
}
