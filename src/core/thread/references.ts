import type { RecordId, ScopeId, ThreadKey } from '../basics/ids.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import { byMoment } from './by-moment.ts';

/** Mails in their threads. */
export interface Threads {
  readonly scopes: Map<ScopeId, InteractionFacts[]>;
  /** Those that came to their thread by subject and customer, because nothing that they refer to is there. */
  readonly bySubject: ReadonlySet<InteractionFacts>;
}

/**
 * Mails that are connected through what they refer to, each group a thread under its smallest key.
 *
 * A mail connects its own Message-ID with all ids that it refers to. So loops, a parent that never
 * came, a root that nobody has (two replies to it are one thread), and mails that name several
 * parents need no rule of their own, and the order of arrival cannot matter.
 * Source: RFC 5256 REFERENCES.
 *
 * Its step 5 (gathering by subject) is bounded here: where the oldest mail of a group says "Re:", what
 * it answers is missing, and the group joins the newest mail before it with the same base subject and
 * the same customer ({@link subjectKeysOf}), at most `subjectSpan` milliseconds older; 0: never.
 * Which one that is depends on the mails alone, not on what else was connected. `mails` may come in any order.
 */
export function threadsOf(mails: readonly InteractionFacts[], subjectSpan = 0): Threads {
  const roots = connected(mails);
  const bySubject = new Set<InteractionFacts>();
  if (subjectSpan > 0) {
    const answered = answeredBySubject(mails, subjectSpan);
    for (const head of headsIn(mails, roots)) {
      const parent = answered(head);
      if (parent !== null) bySubject.add(head);
      if (parent !== null) connect(roots, keysOf(head)[0], keysOf(parent)[0]);
    }
  }
  return { scopes: grouped(mails, roots), bySubject };
}

/** The oldest mails of groups that say that they answer something that is not there. */
export function missingParents(mails: readonly InteractionFacts[]): InteractionFacts[] {
  return headsIn(mails, connected(mails));
}

function connected(mails: readonly InteractionFacts[]): Map<ThreadKey, ThreadKey> {
  const roots = new Map<ThreadKey, ThreadKey>();
  for (const mail of mails) {
    const [first, ...others] = keysOf(mail);
    for (const other of others) connect(roots, first, other);
  }
  return roots;
}

function headsIn(mails: readonly InteractionFacts[], roots: Map<ThreadKey, ThreadKey>): InteractionFacts[] {
  const heads = [...grouped(mails, roots).values()].map((group) =>
    group.reduce((head, mail) => (byMoment(mail, head) < 0 ? mail : head)),
  );
  return heads.filter((head) => head.saysReply && head.subjectKeys !== null);
}

/** Finds the newest mail before one with the same subject and customer. */
function answeredBySubject(mails: readonly InteractionFacts[], span: number) {
  const byKey = new Map<ThreadKey, InteractionFacts[]>();
  for (const mail of mails.toSorted(byMoment)) {
    for (const key of mail.subjectKeys ?? []) {
      const some = byKey.get(key);
      if (some) some.push(mail);
      else byKey.set(key, [mail]);
    }
  }
  return (head: InteractionFacts): InteractionFacts | null => {
    const before = (head.subjectKeys ?? [])
      .map((key) => lastBefore(byKey.get(key) ?? [], head))
      .filter((mail) => mail !== null && head.at - mail.at <= span);
    return before.reduce((newest, mail) => (newest === null || byMoment(mail!, newest) > 0 ? mail : newest), null);
  };
}

function lastBefore(ordered: readonly InteractionFacts[], mail: InteractionFacts): InteractionFacts | null {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byMoment(ordered[middle]!, mail) < 0) low = middle + 1;
    else high = middle;
  }
  return ordered[low - 1] ?? null;
}

function grouped(
  mails: readonly InteractionFacts[],
  roots: Map<ThreadKey, ThreadKey>,
): Map<ScopeId, InteractionFacts[]> {
  const threads = new Map<ScopeId, InteractionFacts[]>();
  for (const mail of mails) {
    const scopeId = rootOf(roots, keysOf(mail)[0]) as unknown as ScopeId;
    const thread = threads.get(scopeId);
    if (thread) thread.push(mail);
    else threads.set(scopeId, [mail]);
  }
  return threads;
}

function keysOf({ threadKeys, recordId }: InteractionFacts): readonly [ThreadKey, ...ThreadKey[]] {
  const [first = asKey(recordId), ...others] = threadKeys ?? [];
  return [first, ...others];
}

function asKey(recordId: RecordId): ThreadKey {
  return recordId as unknown as ThreadKey;
}

/** The smaller root stays root, so that a group's root is its smallest key. */
function connect(roots: Map<ThreadKey, ThreadKey>, a: ThreadKey, b: ThreadKey): void {
  const rootOfA = rootOf(roots, a);
  const rootOfB = rootOf(roots, b);
  if (rootOfA < rootOfB) roots.set(rootOfB, rootOfA);
  else if (rootOfB < rootOfA) roots.set(rootOfA, rootOfB);
}

function rootOf(roots: Map<ThreadKey, ThreadKey>, key: ThreadKey): ThreadKey {
  let root = key;
  for (let next = roots.get(root); next !== undefined; next = roots.get(root)) {
    const further = roots.get(next);
    if (further !== undefined) roots.set(root, further);
    root = next;
  }
  return root;
}
