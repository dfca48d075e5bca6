import type { ContactPointId, ScopeId } from '../core/basics/ids.ts';
import { derive, hasSameDerived } from '../core/derive/derive.ts';
import type { InteractionFacts } from '../core/identify/interaction.ts';
import type { ByHand } from '../core/thread/by-hand.ts';
import { haveSameRoles, type ScopeRoles } from '../core/thread/cast-roles.ts';
import { type CallMoment, callsAround, momentsOfCalls } from '../core/thread/calls-around.ts';
import { missingParents } from '../core/thread/references.ts';
import { sessionWindows } from '../core/thread/session-windows.ts';
import { longChatsAmong, momentsAround, rolesInChat } from '../store/chats.ts';
import { callsNear } from '../store/calls-near.ts';
import type { Connection } from '../store/database.ts';
import { factsOfScopes, factsOfSpan, scopesAfter, scopesBefore, scopesOfKeys, updateDerived } from '../store/facts.ts';
import type { Moment } from '../store/repeats.ts';
import { readSettings } from '../store/settings.ts';
import { byHandNow, isJoined, joinedTo, scopesLeftAlone } from './by-hand.ts';
import { type Deriving, derivingOf } from './how-to-read.ts';

/** What a transaction touched that others may depend on. */
export interface Touched {
  readonly added: readonly InteractionFacts[];
  /** Scopes from which interactions were removed. */
  readonly scopeIds: readonly string[];
  /** Whose calls were removed, and when they were. */
  readonly calls: readonly Moment[];
}

export interface HowToDeriveTouched extends Deriving {
  /** A chat of more interactions is derived around what was added alone. */
  readonly longChat?: number;
}

/** Above this many interactions, loading a whole chat costs more than asking who is who in it. */
const LONG_CHAT = 5_000;

/** What deriving anew changed. */
export interface Derived {
  readonly changed: InteractionFacts[];
  /** Where those stood before whose customer, side or place in a call is another now. */
  readonly moved: Moment[];
}

/**
 * Decides anew who waited for whom in every conversation that this transaction touched, and writes
 * what became different. `given` stands before the settings.
 */
export async function deriveTouched(
  connection: Connection,
  touched: Touched,
  given: Partial<HowToDeriveTouched> = {},
): Promise<Derived> {
  const how: HowToDeriveTouched = { ...derivingOf(await readSettings(connection)), ...given };
  const byHand = await byHandNow(connection);
  const scopeIds = new Set(touched.scopeIds);
  if (touched.scopeIds.length > 0)
    for (const scopeId of await scopesLeftAlone(connection, byHand)) scopeIds.add(scopeId);
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

  const changed: Pair[] = [];
  const long = await longChatsAmong(connection, [...chats.keys()], how.longChat ?? LONG_CHAT);
  for (const [scopeId, added] of chats) {
    const inWindows = long.has(scopeId)
      ? await deriveWindows(connection, scopeId, added, how.chatSilence, byHand)
      : null;
    if (inWindows === null) scopeIds.add(scopeId);
    else changed.push(...inWindows);
  }
  for (const scopeId of await scopesAfter(connection, touched.added, how.subjectSpan)) scopeIds.add(scopeId);
  const before = await factsOfScopes(connection, [...scopeIds], [...keys]);
  before.push(...(await answeredBySubject(connection, before, how.subjectSpan)));
  await addCallsAround(connection, before, touched.calls, { span: how.callBackSpan, byHand });
  const after = derive(before, { ...how, byHand, openers: new Map() });
  changed.push(...differing(before, after));
  const facts = changed.map(([, now]) => now);
  await updateDerived(connection, facts);
  return {
    changed: facts,
    moved: changed.filter(([was, now]) => !standsAlike(was, now)).map(([was]) => momentOf(was)),
  };
}

/** An interaction as it was and as it is. */
type Pair = readonly [was: InteractionFacts, now: InteractionFacts];

/** What tells whether it came twice is the same. */
function standsAlike({ derived: was }: InteractionFacts, { derived: now }: InteractionFacts): boolean {
  return (
    was.contactPointId === now.contactPointId &&
    was.direction === now.direction &&
    was.agentPointId === now.agentPointId &&
    was.isLeg === now.isLeg &&
    was.callOutcome === now.callOutcome
  );
}

function momentOf({ derived, at }: InteractionFacts): Moment {
  return { contactPointId: derived.contactPointId, at };
}

/**
 * The threads that those may join whose own parent is missing. (Those that may join what came are loaded
 * already: {@link scopesAfter}; those that had joined what went lie in its scope.)
 */
async function answeredBySubject(
  connection: Connection,
  facts: readonly InteractionFacts[],
  span: number,
): Promise<InteractionFacts[]> {
  const mails = facts.filter(({ threading }) => threading === 'references');
  const scopes = await scopesBefore(connection, missingParents(mails), span);
  const known = new Set<string | null>(mails.map(({ scopeId }) => scopeId));
  return await factsOfScopes(
    connection,
    scopes.filter((scopeId) => !known.has(scopeId)),
    [],
  );
}

/**
 * Adds to the facts all that they may be one conversation with, or were: calls that follow missed ones or precede what followed,
 * and what is joined by hand to any of it.
 */
async function addCallsAround(
  connection: Connection,
  facts: InteractionFacts[],
  removed: readonly Moment[],
  { span, byHand }: { readonly span: number; readonly byHand: ByHand },
): Promise<void> {
  const known = new Set<string | null>();
  const touched = removed.map(({ contactPointId, at }) => ({ pointId: contactPointId, at }));
  for (let fresh: readonly InteractionFacts[] = facts; fresh.length > 0 || touched.length > 0;) {
    for (const { threading, scopeId } of fresh) if (threading === 'call') known.add(scopeId);
    const scopeIds = await scopesOfCallsAround(
      connection,
      [...touched.splice(0), ...momentsOfCalls(fresh)],
      span,
      known,
    );
    const calls = await factsOfScopes(connection, scopeIds, []);
    facts.push(...calls);
    const joined = await joinedTo(connection, facts, byHand);
    facts.push(...joined);
    for (const scopeId of scopeIds) known.add(scopeId);
    fresh = joined;
  }
}

/** Those not known so far. Each step looks no further than the span; what it reached may have others beyond. */
async function scopesOfCallsAround(
  connection: Connection,
  touched: readonly CallMoment[],
  span: number,
  known: ReadonlySet<string | null>,
): Promise<ScopeId[]> {
  const found = new Set<ScopeId>();
  for (let moments = touched; moments.length > 0 && span > 0;) {
    const reached = callsAround(moments, await callsNear(connection, moments, span), span);
    const fresh = [...reached].filter(({ scopeId }) => !known.has(scopeId) && !found.has(scopeId));
    for (const { scopeId } of fresh) found.add(scopeId);
    moments = fresh.filter(({ isSpoken }) => !isSpoken);
  }
  return [...found];
}

/**
 * What changes in a long chat to which lines were added, from the talk around them alone. Null where
 * they change who is who, or where the talk was joined with something else: then all of it must be derived again.
 */
async function deriveWindows(
  connection: Connection,
  scopeId: ScopeId,
  added: readonly InteractionFacts[],
  chatSilence: number,
  byHand: ByHand,
): Promise<Pair[] | null> {
  const roles = await rolesInChat(connection, scopeId, []);
  const rolesBefore = await rolesInChat(
    connection,
    scopeId,
    added.map(({ recordId }) => recordId),
  );
  if (!haveSameRoles(roles, rolesBefore)) return null;
  const touched = added.map(({ at }) => at);
  const stored = await momentsAround(connection, scopeId, spanOf(touched), chatSilence);
  const changed: Pair[] = [];
  for (const { from, to } of sessionWindows(touched, stored, chatSilence)) {
    const before = await factsOfSpan(connection, scopeId, from, to);
    if (isJoined(before, byHand)) return null;
    changed.push(...differing(before, derive(before, { chatSilence, byHand, ...known(scopeId, roles) })));
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

function differing(before: readonly InteractionFacts[], after: readonly InteractionFacts[]): Pair[] {
  const known = new Map(before.map((facts) => [nameOf(facts), facts]));
  return after.flatMap((now) => {
    const was = known.get(nameOf(now))!;
    return hasSameDerived(was, now) ? [] : [[was, now] as const];
  });
}

function nameOf(facts: InteractionFacts): string {
  return `${facts.recordId}/${facts.part}`;
}
