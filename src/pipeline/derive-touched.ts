import type { ContactPointId, ScopeId } from '../core/basics/ids.ts';
import { derive, hasSameDerived } from '../core/derive/derive.ts';
import type { InteractionFacts } from '../core/identify/interaction.ts';
import { haveSameRoles, type ScopeRoles } from '../core/thread/cast-roles.ts';
import { sessionWindows } from '../core/thread/session-windows.ts';
import { longChatsAmong, momentsAround, rolesInChat } from '../store/chats.ts';
import type { Connection } from '../store/database.ts';
import { factsOfScopes, factsOfSpan, scopesOfKeys, updateDerived } from '../store/facts.ts';

/** What a transaction touched that others may depend on. */
export interface Touched {
  readonly added: readonly InteractionFacts[];
  /** Scopes from which interactions were removed. */
  readonly scopeIds: readonly string[];
}

export interface HowToDeriveTouched {
  readonly chatSilence: number;
  /** A chat of more interactions is derived around what was added alone. */
  readonly longChat?: number;
}

/** Above this many interactions, loading a whole chat costs more than asking who is who in it. */
const LONG_CHAT = 5_000;

/**
 * Decides anew who waited for whom in every conversation that this transaction touched, and writes
 * what became different. Returns the facts that it changed.
 */
export async function deriveTouched(
  connection: Connection,
  touched: Touched,
  how: HowToDeriveTouched,
): Promise<InteractionFacts[]> {
  const scopeIds = new Set(touched.scopeIds);
  const keys = new Set<string>();
  const chats = new Map<ScopeId, InteractionFacts[]>();
  for (const facts of touched.added) {
    if (facts.threadKeys !== null) for (const key of facts.threadKeys) keys.add(key);
    else if (facts.scopeId !== null && facts.threading === 'session' && !scopeIds.has(facts.scopeId)) {
      const chat = chats.get(facts.scopeId);
      if (chat) chat.push(facts);
      else chats.set(facts.scopeId, [facts]);
    } else if (facts.scopeId !== null) scopeIds.add(facts.scopeId);
  }
  for (const scopeId of await scopesOfKeys(connection, [...keys])) scopeIds.add(scopeId);

  const changed: InteractionFacts[] = [];
  const long = await longChatsAmong(connection, [...chats.keys()], how.longChat ?? LONG_CHAT);
  for (const [scopeId, added] of chats) {
    const inWindows = long.has(scopeId) ? await deriveWindows(connection, scopeId, added, how.chatSilence) : null;
    if (inWindows === null) scopeIds.add(scopeId);
    else changed.push(...inWindows);
  }
  const before = await factsOfScopes(connection, [...scopeIds], [...keys]);
  const after = derive(before, { chatSilence: how.chatSilence, openers: new Map() });
  changed.push(...differing(before, after));
  await updateDerived(connection, changed);
  return changed;
}

/**
 * What changes in a long chat to which lines were added, from the talk around them alone. Null where
 * they change who is who: then all of it must be derived again.
 */
async function deriveWindows(
  connection: Connection,
  scopeId: ScopeId,
  added: readonly InteractionFacts[],
  chatSilence: number,
): Promise<InteractionFacts[] | null> {
  const roles = await rolesInChat(connection, scopeId, []);
  const rolesBefore = await rolesInChat(
    connection,
    scopeId,
    added.map(({ recordId }) => recordId),
  );
  if (!haveSameRoles(roles, rolesBefore)) return null;
  const touched = added.map(({ at }) => at);
  const stored = await momentsAround(connection, scopeId, spanOf(touched), chatSilence);
  const changed: InteractionFacts[] = [];
  for (const { from, to } of sessionWindows(touched, stored, chatSilence)) {
    const before = await factsOfSpan(connection, scopeId, from, to);
    changed.push(...differing(before, derive(before, { chatSilence, ...known(scopeId, roles) })));
  }
  return changed;
}

function spanOf(moments: readonly number[]): { from: number; to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const at of moments) {
    from = Math.min(from, at);
    to = Math.max(to, at);
  }
  return { from, to };
}

function known(scopeId: ScopeId, { agents, opener }: ScopeRoles) {
  const openers = new Map<ScopeId, ContactPointId>(opener === null ? [] : [[scopeId, opener]]);
  return { openers, agents: new Map([[scopeId, agents]]) };
}

function differing(before: readonly InteractionFacts[], after: readonly InteractionFacts[]): InteractionFacts[] {
  const known = new Map(before.map((facts) => [nameOf(facts), facts]));
  return after.filter((facts) => !hasSameDerived(known.get(nameOf(facts))!, facts));
}

function nameOf(facts: InteractionFacts): string {
  return `${facts.recordId}/${facts.part}`;
}
