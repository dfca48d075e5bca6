import type { RecordId, ScopeId, ThreadKey } from '../basics/ids.ts';
import type { InteractionFacts } from '../identify/interaction.ts';

/**
 * Mails that are connected through what they refer to, each group a thread under its smallest key.
 *
 * A mail connects its own Message-ID with all ids that it refers to. So loops, a parent that never
 * came, a root that nobody has (two replies to it are one thread), and mails that name several
 * parents need no rule of their own, and the order of arrival cannot matter. Subjects are not used.
 * Source: RFC 5256 REFERENCES, without its step 5 (gathering by subject).
 */
export function threadsOf(mails: readonly InteractionFacts[]): Map<ScopeId, InteractionFacts[]> {
  const roots = new Map<ThreadKey, ThreadKey>();
  for (const mail of mails) {
    const [first, ...others] = keysOf(mail);
    for (const other of others) connect(roots, first, other);
  }
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
