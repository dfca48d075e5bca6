import { derive } from '../core/derive/index.ts';
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
  const before = await factsOfScopes(connection, [...scopeIds]);
  const after = derive(before, { chatSilence: how.chatSilence, openers: new Map() });
  const changed = differing(before, after);
  await updateDerived(connection, changed);
  return changed;
}

function differing(before: readonly InteractionFacts[], after: readonly InteractionFacts[]): InteractionFacts[] {
  const known = new Map(before.map((facts) => [nameOf(facts), signOf(facts)]));
  return after.filter((facts) => known.get(nameOf(facts)) !== signOf(facts));
}

function nameOf(facts: InteractionFacts): string {
  return `${facts.recordId}/${facts.part}`;
}

/** All that {@link updateDerived} writes. */
function signOf({ scopeId, derived: d }: InteractionFacts): string {
  return [
    scopeId,
    d.contactPointId,
    d.authorKind,
    d.direction,
    d.directionRule,
    d.agentPointId,
    d.conversationId,
    d.opensConversation,
    d.isLeg,
    d.callOutcome,
    d.opensWait,
    d.isFirstWait,
    d.answeredAt,
    d.answeredBy,
    d.answer?.recordId,
    d.answer?.part,
  ].join();
}
