import type { RecordId } from '../../core/basics/ids.ts';
import { cleanBothWays } from '../../core/clean/clean.ts';
import { type Cleaning, STANDARD_CLEANING } from '../../core/clean/cleaning.ts';
import { cleaningOfRecipe, recipeOf } from '../../core/clean/recipe.ts';
import { isSameOutcome } from '../../core/clean/same-outcome.ts';
import type { Said } from '../../core/record/said.ts';
import { isRefused, type SourceItem } from '../../sources/source.ts';
import { type Connection, inTransaction } from '../../store/database.ts';
import { notify } from '../../store/notices.ts';
import { importsOfSource, recipesBeforeNow } from '../../store/recipes.ts';
import type { Store } from '../../store/store.ts';
import { becomeWriter } from '../../store/writer.ts';
import { cleaningOf } from '../how-to-read.ts';
import { OneBehind } from '../one-behind.ts';
import { prepare, type Preparing } from '../prepare.ts';
import { DoubtfulSayings } from '../remake/people.ts';
import { lookOnceMore, remakePassedOver } from '../remake/passed-over.ts';
import { readAgain } from '../remake/read-again.ts';
import { remake } from '../remake/remake.ts';
import type { RemakeReport } from '../remake/remaking.ts';
import { resolvePeople } from '../resolve-people.ts';
import { TouchedSpan } from '../touched-span.ts';

const AT_ONCE = 500;

/**
 * Lets the history of a source follow its recipe: each original is read once from its start, as its import
 * read it, every record is cleaned as before and as now, and where that comes to something else the
 * record is made again. Killed at any moment it may be begun again.
 */
export async function followRecipe(store: Store, source: string, signal?: AbortSignal): Promise<RemakeReport> {
  const report: RemakeReport = { records: 0, repaired: 0, refused: 0 };
  const befores = await cleaningsBefore(store, source);
  if (befores.length === 0) return report;
  for (const importId of await importsOfSource(store.database, source)) {
    signal?.throwIfAborted();
    await followInImport({ store, source, importId, befores, report }, signal);
  }
  return report;
}

/** All ways in which records may still be cleaned, other than the one that holds. */
async function cleaningsBefore(store: Store, source: string): Promise<Cleaning[]> {
  const now = JSON.stringify(recipeOf(await cleaningOf(store.database, source)));
  const befores = new Map<string, Cleaning>();
  for (const recipe of await recipesBeforeNow(store.database, source)) {
    const cleaning = recipe === null ? STANDARD_CLEANING : cleaningOfRecipe(recipe);
    const text = JSON.stringify(recipeOf(cleaning));
    if (text !== now) befores.set(text, cleaning);
  }
  return [...befores.values()];
}

interface Following {
  readonly store: Store;
  readonly source: string;
  readonly importId: number;
  readonly befores: readonly Cleaning[];
  readonly report: RemakeReport;
}

interface Touched {
  readonly item: SourceItem;
  readonly how: Omit<Preparing, 'cleaning'>;
}

async function followInImport(following: Following, signal?: AbortSignal): Promise<void> {
  const { store, source, importId, befores } = following;
  const isTouched = touchedBy(befores, await cleaningOf(store.database, source));
  const sayings = new DoubtfulSayings();
  const refused = new Set<RecordId>();
  // Reading keeps this process busy, writing the database: one goes on while the other does.
  const writing = new OneBehind();
  const make = async (some: readonly Touched[]) =>
    await writing.next(() => makeAgain(following, some, sayings, refused));
  let batch: Touched[] = [];
  try {
    for await (const { items, asVersion, how } of readAgain(store, importId, { source }, signal)) {
      for (const item of items) {
        if (isRefused(item) || !isTouched(item.said)) continue;
        batch.push({ item: asVersion(item), how });
        if (batch.length < AT_ONCE) continue;
        await make(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await make(batch);
  } finally {
    await writing.done();
  }
  await remakePassedOver({ ...following, signal }, refused, 'decision');
  if (sayings.isEmpty) return;
  // What is said of people belongs to the whole import, whatever the source of the file that gave them.
  await lookOnceMore(
    { ...following, signal },
    () => true,
    (prepared) => sayings.confirm(prepared),
  );
  await asWriter(following, async (connection) => {
    const span = new TouchedSpan();
    await resolvePeople(connection, span, await sayings.forget(connection, importId));
    await notify(connection, span.notice(null));
  });
}

/** Whether a record comes to something else now than it may have come to before. */
function touchedBy(befores: readonly Cleaning[], now: Cleaning): (said: Said) => boolean {
  const ways = befores.map((before) => cleanBothWays(before, now));
  return (said) => ways.some((both) => !isSameOutcome(...both(said)));
}

async function makeAgain(
  following: Following,
  batch: readonly Touched[],
  sayings: DoubtfulSayings,
  refused: Set<RecordId>,
): Promise<void> {
  await asWriter(following, async (connection, cleaning) => {
    const { store, importId, befores, report } = following;
    const made = batch.map(({ item, how }) => prepare(item, { ...how, cleaning }));
    for (const [at, { item, how }] of batch.entries())
      for (const before of befores) sayings.doubt(prepare(item, { ...how, cleaning: before }), made[at]!);
    const remaking = { store, connection, importId, report, derivesAll: false };
    for (const recordId of await remake(remaking, made)) refused.add(recordId);
  });
}

/** By the recipe that holds at this moment: another may have been decided meanwhile. */
async function asWriter(
  { store, source }: Following,
  work: (connection: Connection, cleaning: Cleaning) => Promise<void>,
): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, { cause: 'decision' });
    await work(connection, await cleaningOf(connection, source));
  });
}
