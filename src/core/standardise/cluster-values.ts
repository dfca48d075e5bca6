/** Spellings that mean one thing, as far as their letters tell. */
export interface ValueCluster {
  /**
   * The most frequent spelling of the most frequent letters (of equal ones the first in code point order), without
   * spaces around it: three ways to write "Carrier Pigeon" outweigh one "Carier pigeon".
   */
  readonly name: string;
  readonly count: number;
  /** As they were written, the most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/**
 * Groups the values of a column that differ only as people type: in case, width, accents, spaces and
 * punctuation ("Whats App", "WhatsApp ", "whats-app"), or by one letter where at least five are the
 * same ("Whatsap"). All values are in exactly one cluster; the largest clusters come first.
 *
 * A different digit or Chinese character is a different value (Q1, Q2; 上海, 上饶). A rare spelling joins
 * the most frequent one that is near; it never brings a third along, so clusters do not grow in chains.
 */
export function clusterValues(values: ReadonlyMap<string, number>): ValueCluster[] {
  const folded = new Map<string, { value: string; count: number }[]>();
  for (const [value, count] of values) {
    const key = foldOf(value);
    const group = folded.get(key);
    if (group === undefined) folded.set(key, [{ value, count }]);
    else group.push({ value, count });
  }
  const keys = [...folded].map(([key, members]) => ({ key, members, count: sumOf(members) }));
  keys.sort((a, b) => b.count - a.count || compare(a.key, b.key));
  const heads = new Heads();
  for (const { key, members } of keys) {
    const near = heads.near(key);
    if (near === null) heads.add(key, members);
    else near.push(...members);
  }
  return heads.all.map((members) => clusterOf(members)).sort((a, b) => b.count - a.count || compare(a.name, b.name));
}

/** What is left of a value when it no longer matters how it was typed. */
function foldOf(value: string): string {
  const plain = value.normalize('NFKD').toLowerCase().replace(NO_LETTERS, '').normalize('NFC');
  // A value of signs only (✓, ★) is itself.
  return plain === '' ? value.trim() : plain;
}

/** Accents of the Latin, Greek and Cyrillic scripts; marks of other scripts are letters there (か, が). */
const NO_LETTERS = /[\u0300-\u036f]|[^\p{L}\p{N}\p{M}]+/gu;

type Members = { value: string; count: number }[];

/** The first key of each cluster, found by the keys that one typing error makes of it. */
class Heads {
  readonly all: Members[] = [];
  readonly #byTrace = new Map<string, { key: string; members: Members }[]>();

  near(key: string): Members | null {
    if (key.length < SHORTEST) return null;
    for (const trace of tracesOf(key)) {
      for (const head of this.#byTrace.get(trace) ?? []) if (isOneTypingErrorApart(head.key, key)) return head.members;
    }
    return null;
  }

  add(key: string, members: Members): void {
    this.all.push(members);
    if (key.length < SHORTEST - 1) return;
    for (const trace of tracesOf(key)) {
      const known = this.#byTrace.get(trace);
      if (known === undefined) this.#byTrace.set(trace, [{ key, members }]);
      else known.push({ key, members });
    }
  }
}

/** Shorter words are other words with one letter changed (mail, fail). */
const SHORTEST = 5;
/** Of a longer value no typing errors are looked for: it is a text. */
const LONGEST = 60;

/** The key itself, and the key without each of its letters: two keys one error apart share one of these. */
function tracesOf(key: string): Set<string> {
  const traces = new Set([key]);
  if (key.length <= LONGEST) {
    for (let i = 0; i < key.length; i++) traces.add(key.slice(0, i) + key.slice(i + 1));
  }
  return traces;
}

/** One letter more, less or other, or two that changed places. */
function isOneTypingErrorApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const x = a.slice(start, a.length - end);
  const y = b.slice(start, b.length - end);
  if (!LETTERS.test(x + y) || Math.max(a.length, b.length) < SHORTEST) return false;
  if (x.length <= 1 && y.length <= 1) return true;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}

const LETTERS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]*$/u;

function clusterOf(members: Members): ValueCluster {
  const values = [...members].sort((a, b) => b.count - a.count || compare(a.value, b.value));
  const head = foldOf(members[0]!.value);
  return { name: values.find(({ value }) => foldOf(value) === head)!.value.trim(), count: sumOf(values), values };
}

function sumOf(members: Members): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
