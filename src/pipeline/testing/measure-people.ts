import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../store/store.ts';
import { importFiles } from '../import-files.ts';
import type { LabelledPeople } from './labelled-people.ts';

/** Brings a labelled town in through the door that everything takes. */
export async function importPeople(store: Store, folder: string, { files }: LabelledPeople): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) {
    const path = join(folder, name);
    await writeFile(path, content);
    await importFiles(store, { paths: [path], zone: 'UTC', country: 'CN' });
  }
}

export interface Measured {
  /** Pairs of contact points that are one person's. */
  readonly pairs: number;
  /** Of the pairs that were joined, how many are; of those that are, how many were joined. */
  readonly precision: number;
  readonly recall: number;
  /** The pairs that were joined and are two people's. */
  readonly wrong: readonly string[];
  readonly suggestions: number;
  /** Of the suggestions, how many are one person; recall once the right ones were accepted. */
  readonly suggestedPrecision: number;
  readonly suggestedRecall: number;
}

interface Point {
  readonly id: string;
  readonly customer: string;
  readonly owner: string;
  readonly label: string;
}

/** Compares whom the history holds for one with who is, pair by pair; a shared contact point is nobody's. */
export async function measurePeople(store: Store, { owners }: LabelledPeople): Promise<Measured> {
  const points = await labelledPoints(store, owners);
  const before = pairsOf(points, (point) => point.customer);
  const { rows } = await store.database.query<{ a: string; b: string }>('select a, b from history.suggestion');
  const ownerOf = majorities(points);
  const right = rows.filter(({ a, b }) => ownerOf.has(a) && ownerOf.get(a) === ownerOf.get(b));
  const accepted = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = accepted.get(root); next !== undefined; next = accepted.get(root)) root = next;
    return root;
  };
  for (const { a, b } of right) {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) accepted.set(other, one);
  }
  const after = pairsOf(points, (point) => rootOf(point.customer));
  return {
    pairs: before.same,
    precision: before.joined === 0 ? 1 : before.right / before.joined,
    recall: before.right / before.same,
    wrong: before.wrong,
    suggestions: rows.length,
    suggestedPrecision: rows.length === 0 ? 1 : right.length / rows.length,
    suggestedRecall: after.right / after.same,
  };
}

async function labelledPoints(store: Store, owners: LabelledPeople['owners']): Promise<Point[]> {
  const { rows } = await store.database.query<{ id: string; customer: string; kind: string; value: string }>(
    `select p.contact_point_id as id, i.person_id as customer, p.kind, p.value
     from history.contact_point p join published.identity i using (contact_point_id) order by 1`,
  );
  return rows.flatMap(({ id, customer, kind, value }) => {
    const key = kind === 'account' ? `account ${value.startsWith('C') ? 'crm' : 'shop'} ${value}` : `${kind} ${value}`;
    const its = owners.get(key);
    if (its === undefined) return [];
    const owner = its.size === 1 ? String([...its][0]) : `shared ${key}`;
    return [{ id, customer, owner, label: `${key} (${[...its].join(', ')})` }];
  });
}

function pairsOf(points: readonly Point[], customerOf: (point: Point) => string) {
  const customers = new Map<string, Point[]>();
  const people = new Map<string, number>();
  for (const point of points) {
    const customer = customerOf(point);
    customers.set(customer, [...(customers.get(customer) ?? []), point]);
    people.set(point.owner, (people.get(point.owner) ?? 0) + 1);
  }
  let [joined, right] = [0, 0];
  const wrong: string[] = [];
  for (const its of customers.values()) {
    for (const [at, one] of its.entries()) {
      for (const other of its.slice(at + 1)) {
        joined++;
        if (one.owner === other.owner) right++;
        else wrong.push(`${one.label} – ${other.label}`);
      }
    }
  }
  const same = [...people.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return { joined, right, same, wrong };
}

/** Whose most contact points of each customer are. */
function majorities(points: readonly Point[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { customer, owner } of points) {
    const its = counts.get(customer) ?? new Map<string, number>();
    its.set(owner, (its.get(owner) ?? 0) + 1);
    counts.set(customer, its);
  }
  return new Map([...counts].map(([customer, its]) => [customer, [...its].sort((a, b) => b[1] - a[1])[0]![0]]));
}
