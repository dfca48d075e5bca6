import type { Verdict } from '../contract/intake.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Locale } from '../contract/text.ts';
import { LIMITS } from '../sources/limits.ts';
import { isAway, isFull } from '../store/is-away.ts';
import { jsonText } from '../store/json-text.ts';
import type { Store } from '../store/store.ts';
import { Gatherer } from './gatherer.ts';
import type { Push } from './take-in.ts';
import { takeInApart } from './take-in-apart.ts';

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
    doorOf(store).take({ source, locale, count: some.length, payload: jsonText(some) });
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

const doors = new WeakMap<Store, Gatherer<Push, Verdict[]>>();

function doorOf(store: Store): Gatherer<Push, Verdict[]> {
  const door =
    doors.get(store) ??
    new Gatherer<Push, Verdict[]>((pushes) => takeInApart(store, pushes), {
      sizeOf,
      most: LIMITS.pushesWaiting,
      full: () => new PersonError('push.busy', {}, { status: 503 }),
      concernsAll,
    });
  doors.set(store, door);
  return door;
}

/** Together they are kept as one payload, which is as large as that of one push may be. */
function sizeOf({ count, payload }: Push): number {
  return Math.max(count / LIMITS.pushItems, payload.length / LIMITS.pushBytes);
}
