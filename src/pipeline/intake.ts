import type { Verdict } from '../contract/intake.ts';
import { PersonError } from '../contract/person-error.ts';
import { say } from '../contract/messages/index.ts';
import type { Locale } from '../contract/text.ts';
import { sha256 } from '../core/basics/sha256.ts';
import { LIMITS } from '../sources/limits.ts';
import { type Connection, inTransaction } from '../store/database.ts';
import { createImport } from '../store/imports.ts';
import { isAway, isFull } from '../store/is-away.ts';
import { addOriginal } from '../store/originals.ts';
import { jsonText } from '../store/json-text.ts';
import { readSettings } from '../store/settings.ts';
import { sourceIdOf } from '../store/source-id.ts';
import type { Store } from '../store/store.ts';
import { becomeWriter } from '../store/writer.ts';
import { Gatherer } from './gatherer.ts';
import { agentsFor, cleaningOf, rolesThatHold } from './how-to-read.ts';
import { prepare } from './prepare.ts';
import { itemOfPush, pushedSurvey, scaleOfPush } from './pushed.ts';
import { writeBatch } from './store-batch.ts';

/**
 * Takes in what a program pushes, through the same stages as a file. Returns after the commit: one
 * verdict an item, in their order. An item that breaks the contract costs itself.
 *
 * What is pushed while another commit is under way is committed together, in its order. A push that fails then is tried
 * again alone, and one that fails alone item by item: what can be kept is kept, whatever stands beside it.
 *
 * Items are kept as they came, in the standing import of their source; undoing that import takes
 * back all that the source has pushed.
 *
 * @throws {PersonError} `push.too-many`: more items than one push may hold; `push.busy`: too much waits already.
 * @throws what an item met that is neither stored nor known to be bad; the push may be sent again, none of it counts twice.
 */
export async function intake(
  store: Store,
  source: string,
  items: readonly unknown[],
  locale: Locale = 'en',
): Promise<Verdict[]> {
  if (items.length > LIMITS.pushItems)
    throw new PersonError('push.too-many', { limit: String(LIMITS.pushItems) }, { status: 413, field: 'items' });
  if (items.length === 0) return [];
  const take = (some: readonly unknown[]): Promise<Verdict[]> =>
    doorOf(store).take({ source, items: some, locale, payload: jsonText(some) });
  try {
    return await take(items);
  } catch (error) {
    if (items.length === 1 || error instanceof PersonError || concernsAll(error)) throw error;
    return await oneByOne(items, take);
  }
}

/** @throws the first failure, after all others were taken in: no verdict is told that does not hold. */
async function oneByOne(
  items: readonly unknown[],
  take: (some: readonly unknown[]) => Promise<Verdict[]>,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      verdicts.push(...(await take([item])));
    } catch (error) {
      failures.push(error);
      if (error instanceof PersonError || concernsAll(error)) break;
    }
  }
  if (failures.length > 0) throw failures[0];
  return verdicts;
}

/** No item's own failure: the next one would meet it, too. */
function concernsAll(error: unknown): boolean {
  return isAway(error) || isFull(error);
}

/** What one program sent at once. */
interface Push {
  readonly source: string;
  readonly items: readonly unknown[];
  readonly locale: Locale;
  /** The items as they are kept: a JSON array. */
  readonly payload: string;
}

const doors = new WeakMap<Store, Gatherer<Push, Verdict[]>>();

function doorOf(store: Store): Gatherer<Push, Verdict[]> {
  const door =
    doors.get(store) ??
    new Gatherer<Push, Verdict[]>((pushes) => takeAll(store, pushes), {
      sizeOf,
      most: LIMITS.pushesWaiting,
      full: () => new PersonError('push.busy', {}, { status: 503 }),
      concernsAll,
    });
  doors.set(store, door);
  return door;
}

/** Together they are kept as one payload, which is as large as that of one push may be. */
function sizeOf({ items, payload }: Push): number {
  return Math.max(items.length / LIMITS.pushItems, payload.length / LIMITS.pushBytes);
}

async function takeAll(store: Store, pushes: readonly Push[]): Promise<Verdict[][]> {
  return await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, { cause: 'live' });
    const taken = new Map<Push, Verdict[]>();
    for (const source of new Set(pushes.map((push) => push.source))) {
      const mine = pushes.filter((push) => push.source === source);
      const verdicts = await takeIn(connection, source, mine);
      for (const push of mine) taken.set(push, verdicts.splice(0, push.items.length));
    }
    return pushes.map((push) => taken.get(push)!);
  });
}

async function takeIn(connection: Connection, source: string, pushes: readonly Push[]): Promise<Verdict[]> {
  const items = pushes.flatMap((push) => push.items);
  const locales = pushes.flatMap(({ items: { length }, locale }) => Array<Locale>(length).fill(locale));
  const settings = await readSettings(connection);
  const importId = await standingImport(connection, source);
  const originalId = await keepPayload(connection, importId, source, pushes);
  const how = {
    originalId,
    sourceId: await sourceIdOf(connection, source),
    agents: agentsFor({}, settings),
    roles: await rolesThatHold(connection),
  };
  const cleaning = await cleaningOf(connection, source);
  const prepared = items.map((given, index) => {
    const { namespace, reading } = pushedSurvey(source, scaleOfPush(given));
    return prepare(itemOfPush(source, given, index), { ...how, namespace, reading, channel: 'other', cleaning });
  });
  const storing = { importId, checkpoint: null };
  const { verdicts } = await writeBatch(connection, prepared, storing);
  const told = new Set<string>();
  return prepared.map((one, index) => {
    const isRepeat = told.has(one.recordId);
    told.add(one.recordId);
    const verdict = isRepeat ? 'duplicate' : (verdicts.get(one.recordId) ?? 'duplicate');
    const { problem } = one;
    return {
      id: idOf(items[index]),
      verdict,
      recordId: problem === null ? one.recordId : null,
      problem:
        problem === null ? null : { code: problem.code, message: say(problem.code, problem.about, locales[index]!) },
    };
  });
}

function idOf(given: unknown): string {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : '';
  return typeof id === 'string' ? id : '';
}

async function standingImport(connection: Connection, source: string): Promise<number> {
  const { rows } = await connection.query<{ import_id: number }>(
    "select import_id from history.import where kind = 'live' and source = $1 and state = 'running'",
    [source],
  );
  return (
    rows[0]?.import_id ?? (await createImport(connection, { kind: 'live', state: 'running', title: source, source }))
  );
}

async function keepPayload(
  connection: Connection,
  importId: number,
  source: string,
  pushes: readonly Push[],
): Promise<number> {
  const payload = `[${pushes.map((push) => push.payload.slice(1, -1)).join(',')}]`;
  const size = Buffer.byteLength(payload);
  return await addOriginal(connection, {
    importId,
    sha256: sha256(payload),
    name: source,
    entry: null,
    size,
    source,
    survey: pushedSurvey(source),
    payload,
  });
}
