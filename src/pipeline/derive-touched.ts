import { derive, hasSameDerived } from '../core/derive/derive.ts';
import type { InteractionFacts } from '../core/identify/interaction.ts';
import type { Connection } from '../store/database.ts';
import { factsOfScopes, scopesOfKeys, updateDerived } from '../store/facts.ts';

/** What a transaction touched that others may depend on. */
export interface Touched {
  readonly added: readonly InteractionFacts[];
  /** Scopes from which interactions were removed. */
  readonly scopeIds: readonly string[];
}

/**
 * Decides anew who waited for whom in every conversation that this transaction touched, and writes
 * what became different. Returns the facts that it changed.
 */
export async function deriveTouched(
  connection: Connection,
  touched: Touched,
  how: { readonly chatSilence: number },
): Promise<InteractionFacts[]> {
  const scopeIds = new Set(touched.scopeIds);
  const keys = new Set<string>();
  for (const facts of touched.added) {
    if (facts.threadKeys !== null) for (const key of facts.threadKeys) keys.add(key);
    else if (facts.scopeId !== null) scopeIds.add(facts.scopeId);
  }
  for (const scopeId of await scopesOfKeys(connection, [...keys])) scopeIds.add(scopeId);
  const before = await factsOfScopes(connection, [...scopeIds], [...keys]);
  const after = derive(before, { chatSilence: how.chatSilence, openers: new Map() });
  const changed = differing(before, after);
  await updateDerived(connection, changed);
  return changed;
}

function differing(before: readonly InteractionFacts[], after: readonly InteractionFacts[]): InteractionFacts[] {
  const known = new Map(before.map((facts) => [nameOf(facts), facts]));
  return after.filter((facts) => !hasSameDerived(known.get(nameOf(facts))!, facts));
}

function nameOf(facts: InteractionFacts): string {
  return `${facts.recordId}/${facts.part}`;
}
