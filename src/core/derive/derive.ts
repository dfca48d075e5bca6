import { InvariantError } from '../basics/invariant-error.ts';
import { contactPointIdOf, scopeIdOf, type ContactPointId, type ConversationId, type ScopeId } from '../basics/ids.ts';
import { agentOf, authorKindOf, isPublicTurn, outcomeOf } from '../identify/acts.ts';
import type { Derived, InteractionFacts, ThreadingRule } from '../identify/interaction.ts';
import { pairResponses, type OpenWait, type Response } from '../respond/pair-responses.ts';
import { type Resolved, resolve } from '../respond/resolve.ts';
import { turnsOf } from '../respond/turns.ts';
import { byMoment } from '../thread/by-moment.ts';
import { type ByHand, cutByHand, joinByHand, NOTHING_BY_HAND, refOf } from '../thread/by-hand.ts';
import { callBacksAmong } from '../thread/call-backs.ts';
import { foldLegs, type Call, type Calls } from '../thread/calls.ts';
import { castRoles, rolesOf, type ScopeRoles, type Spoken } from '../thread/cast-roles.ts';
import { customerSideOf, isToSomebody } from '../thread/customer-side.ts';
import { threadsOf } from '../thread/references.ts';
import { talksIn } from '../thread/room-talks.ts';
import { sessionsOf } from '../thread/sessions.ts';

export interface HowToDerive {
  /** Milliseconds without a word after which an endless chat starts a new conversation. */
  readonly chatSilence: number;
  /** Milliseconds within which a mail without usable references joins one by subject and customer; missing: it never does. */
  readonly subjectSpan?: number;
  /** Milliseconds within which a missed call joins the next one with its contact point; missing: it never does. */
  readonly callBackSpan?: number;
  /** What people decided about these conversations; missing: nothing. */
  readonly byHand?: ByHand;
  /** Of chats of which only a window is given: who opened the whole chat ({@link rolesOf}). */
  readonly openers: ReadonlyMap<ScopeId, ContactPointId>;
  /** Of such chats: who is known to be ours anywhere in them; those in the window are found. */
  readonly agents?: ReadonlyMap<ScopeId, ReadonlySet<ContactPointId>>;
}

/**
 * Decides what interactions decide together: their conversations, who speaks for whom, how calls
 * ended, who waited for whom and how long; and of mails, which thread they belong to.
 *
 * `facts` holds all interactions of one or more whole scopes, in any order (of an endless chat, a
 * window as {@link sessionWindows} says; of mails, all that share a key; of calls, also those that {@link callsAround} says;
 * of what was joined by hand, both). The same ones come back,
 * oldest first, with `derived` decided anew. Nothing that was derived before is read: the result
 * depends on the fixed facts alone, so it is the same in any order of arrival, and deriving twice,
 * or several scopes at once, changes nothing. A matter of its own comes back as it is: `identify`
 * has decided it. A repeat has its place and its people like any other, but is no turn and opens nothing.
 *
 * An interaction belongs to the history of the customer who wrote it, or to whom it went; where
 * that is not known, of the conversation's customer: the first who wrote in it.
 *
 * @throws {InvariantError} `INTERACTION_TWICE`: the caller gave one interaction twice.
 */
export function derive(facts: readonly InteractionFacts[], how: HowToDerive): InteractionFacts[] {
  const ordered = facts.toSorted(byMoment);
  refuseDoubles(ordered);
  const { scopes, rules } = scopesOf(ordered, how);
  const pieces = [...scopes].flatMap(([scopeId, scope]) => piecesOf(scopeId, scope, how, rules));
  const conversations = joinByHand(stretchesOf(pieces, how, rules), how.byHand ?? NOTHING_BY_HAND);
  const derived = conversations.flatMap((each) => deriveConversation(each, rules));
  return [...derived, ...ordered.filter((each) => each.threading === 'own')].sort(byMoment);
}

function refuseDoubles(ordered: readonly InteractionFacts[]): void {
  const seen = new Set<string>();
  for (const { recordId, part } of ordered) {
    const ref = `${recordId} ${part}`;
    if (seen.has(ref)) throw new InvariantError('INTERACTION_TWICE', ref);
    seen.add(ref);
  }
}

type Rules = Map<InteractionFacts, ThreadingRule>;

/** All that are not matters of their own, by scope, each scope oldest first; and which rule brought some there. */
function scopesOf(
  ordered: readonly InteractionFacts[],
  { subjectSpan }: HowToDerive,
): { scopes: Map<ScopeId, InteractionFacts[]>; rules: Rules } {
  const mails = ordered.filter(({ threading }) => threading === 'references');
  const { scopes, bySubject } = threadsOf(mails, subjectSpan);
  const rules: Rules = new Map([...bySubject].map((mail) => [mail, 'thread-by-subject']));
  for (const each of ordered) {
    if (each.threading === 'own' || each.threading === 'references') continue;
    if (each.scopeId === null) throw new InvariantError('SCOPE_MISSING', `${each.recordId} ${each.threading}`);
    const scope = scopes.get(each.scopeId);
    if (scope) scope.push(each);
    else scopes.set(each.scopeId, [each]);
  }
  return { scopes, rules };
}

/** A piece of a scope that neither silence nor anybody cut, oldest first. */
interface Piece {
  readonly scopeId: ScopeId;
  readonly conversationId: ConversationId;
  readonly lines: readonly InteractionFacts[];
  readonly spoken: readonly Spoken[];
  readonly opener: ContactPointId | null;
  /** Where the scope is a call. */
  readonly call: Call | null;
}

/** Pieces that rules made one, in order; joined stretches are one conversation. */
interface Stretch {
  readonly pieces: readonly [Piece, ...Piece[]];
  /** Of all of them, oldest first. */
  readonly lines: readonly InteractionFacts[];
}

/** Each piece for itself; missed calls with what came of them, up to where somebody cut. */
function stretchesOf(pieces: readonly Piece[], how: HowToDerive, rules: Rules): Stretch[] {
  const { callBackSpan = 0, byHand = NOTHING_BY_HAND } = how;
  const calls = pieces.filter((piece) => piece.call !== null) as (Piece & { readonly call: Call })[];
  if (callBackSpan <= 0 || calls.length === 0) return pieces.map((piece) => ({ pieces: [piece], lines: piece.lines }));
  const others = pieces.filter(({ call }) => call === null).map((piece) => [piece] as [Piece]);
  const groups = callBacksAmong(calls, callBackSpan).flatMap((group) => cutCalls(group, byHand, rules));
  return [...others, ...groups].map((some) => ({ pieces: some, lines: linesOf(some) }));
}

/** A cut at any leg of a call comes before all of it: the legs of one call are one, whatever anybody says. */
function cutCalls(
  group: readonly (Piece & { readonly call: Call })[],
  { cuts }: ByHand,
  rules: Rules,
): [Piece, ...Piece[]][] {
  const [first, ...others] = group as readonly [Piece, ...(Piece & { readonly call: Call })[]];
  const stretches: [Piece, ...Piece[]][] = [[first]];
  for (const piece of others) {
    const isCut = cuts.size > 0 && piece.lines.some((line) => cuts.has(refOf(line)));
    rules.set(piece.call.head.facts, isCut ? 'cut-by-hand' : 'call-back');
    if (isCut) stretches.push([piece]);
    else stretches.at(-1)!.push(piece);
  }
  return stretches;
}

function linesOf(pieces: readonly [Piece, ...Piece[]]): readonly InteractionFacts[] {
  return pieces.length === 1 ? pieces[0].lines : pieces.flatMap(({ lines }) => lines).sort(byMoment);
}

function piecesOf(scopeId: ScopeId, scope: readonly InteractionFacts[], how: HowToDerive, rules: Rules): Piece[] {
  const roles = rolesIn(scopeId, scope, how);
  // The legs of one call are one, whatever anybody says.
  const byHand = scope[0]?.threading === 'call' ? NOTHING_BY_HAND : (how.byHand ?? NOTHING_BY_HAND);
  return conversationsOf(scopeId, scope, how.chatSilence, roles).flatMap(({ conversationId, lines }) =>
    cutByHand(lines, byHand).map((piece, place) => {
      if (place > 0) rules.set(piece[0]!, 'cut-by-hand');
      return {
        scopeId,
        conversationId: place === 0 ? conversationId : idOfSession(piece[0]!),
        lines: piece,
        ...spokenIn(piece, roles),
        opener: roles.opener,
      };
    }),
  );
}

function spokenIn(piece: readonly InteractionFacts[], roles: ScopeRoles): Pick<Piece, 'spoken' | 'call'> {
  const spoken = castRoles(piece, roles);
  const [head, ...others] = piece[0]?.threading === 'call' ? spoken.filter(isCall) : [];
  return { spoken, call: head === undefined ? null : foldLegs(head, others) };
}

function rolesIn(scopeId: ScopeId, scope: readonly InteractionFacts[], how: HowToDerive): ScopeRoles {
  if (scope[0]?.threading !== 'session') return rolesOf(scope);
  const { agents, opener } = rolesOf(scope, how.agents?.get(scopeId));
  return { agents, opener: how.openers.get(scopeId) ?? opener };
}

interface Lines {
  readonly conversationId: ConversationId;
  readonly lines: readonly InteractionFacts[];
}

/**
 * Chats are cut by silence, and where several customers talk at once into their talks; threads, matters
 * and calls never are.
 */
function conversationsOf(
  scopeId: ScopeId,
  scope: readonly InteractionFacts[],
  silence: number,
  roles: ScopeRoles,
): Lines[] {
  const whole = { conversationId: scopeId as unknown as ConversationId, lines: scope };
  if (scope[0]?.threading !== 'session') return [whole];
  const talks = sessionsOf(scope, silence).flatMap((session) => talksIn(session, silence, roles));
  return talks.map((lines) => ({ conversationId: idOfSession(lines[0]!), lines }));
}

/** The id of its first record; a reply that silence has parted from its question has one of its own. */
function idOfSession({ recordId, part }: InteractionFacts): ConversationId {
  return (part === 0 ? recordId : scopeIdOf('session', `${recordId}\n${part}`)) as unknown as ConversationId;
}

function deriveConversation(stretches: readonly Stretch[], rules: Rules): InteractionFacts[] {
  const pieces = stretches.length === 1 ? stretches[0]!.pieces : stretches.flatMap((each) => each.pieces);
  const [{ scopeId, conversationId, opener }] = pieces as readonly [Piece, ...Piece[]];
  for (const { lines } of stretches.slice(1)) rules.set(lines[0]!, 'joined-by-hand');
  const calls = callsIn(pieces);
  const folded = withLegs(inOrder(pieces), calls);
  const counted = folded.filter(({ facts }) => !facts.isRepeat);
  const { responses, waiting } = pairResponses(turnsOf(counted, calls));
  const waits = new Map<InteractionFacts, Response | OpenWait>(responses.map((each) => [each.question, each]));
  const opening = counted.find(({ facts }) => facts.kind === 'message' || facts.kind === 'call');
  const resolved = resolvedOf(folded, opening, calls);
  // What was resolved nobody waits for; whether it was answered, and when, is not known.
  if (waiting && resolved?.resolution.state !== 'resolved') waits.set(waiting.question, waiting);
  const customer = customerOf(folded, opener) ?? contactPointIdOf('unknown', scopeId);
  const scopes = scopeOfEach(pieces);
  return folded.map((spoken) => {
    const call = calls.get(spoken.facts) ?? null;
    return {
      ...spoken.facts,
      scopeId: scopes?.get(spoken.facts) ?? scopeId,
      derived: {
        ...whoOf(spoken, customer, call),
        conversationId,
        threadingRule: rules.get(spoken.facts) ?? null,
        opensConversation: spoken === opening,
        ...(call !== null ? legOf(spoken, call) : loneOf(spoken)),
        ...(waits.has(spoken.facts) ? waitOf(waits.get(spoken.facts)) : takenWithoutWait(spoken, call)),
        resolution: (spoken === opening && resolved?.resolution) || null,
        openSpan: resolved?.spans.get(spoken.facts) ?? null,
      },
    };
  });
}

/** Most conversations tell nothing of it. */
function resolvedOf(folded: readonly Spoken[], opening: Spoken | undefined, calls: Calls): Resolved | null {
  if (opening === undefined || folded.every(({ facts }) => facts.statedResolution === null)) return null;
  const lines = folded.map((spoken) => {
    const call = calls.get(spoken.facts);
    return { ...spoken, isLeg: call !== undefined && call.head !== spoken };
  });
  return resolve(lines, opening.facts);
}

function inOrder(pieces: readonly Piece[]): readonly Spoken[] {
  if (pieces.length === 1) return pieces[0]!.spoken;
  return pieces.flatMap(({ spoken }) => spoken).sort((a, b) => byMoment(a.facts, b.facts));
}

/** Null where they all have the first piece's. */
function scopeOfEach(pieces: readonly Piece[]): ReadonlyMap<InteractionFacts, ScopeId> | null {
  if (pieces.length === 1) return null;
  return new Map(pieces.flatMap(({ scopeId, lines }) => lines.map((line) => [line, scopeId])));
}

/** Legs are folded within their own call, whatever it was joined with. */
function callsIn(pieces: readonly Piece[]): Calls {
  const calls = new Map<InteractionFacts, Call>();
  for (const { call, spoken } of pieces) {
    if (call !== null) for (const leg of spoken.filter(isCall)) calls.set(leg.facts, call);
  }
  return calls;
}

function isCall({ facts }: Spoken): boolean {
  return facts.kind === 'call';
}

/** The legs as folding left them: a further leg follows the direction of its call. */
function withLegs(conversation: readonly Spoken[], calls: Calls): readonly Spoken[] {
  if (calls.size === 0) return conversation;
  const legs = [...new Set(calls.values())].flatMap(({ furtherLegs }) => furtherLegs);
  const folded = new Map(legs.map((leg) => [leg.facts, leg]));
  return conversation.map((spoken) => folded.get(spoken.facts) ?? spoken);
}

/** The first who wrote as a customer; else the first to whom we wrote; else whoever is there. */
function customerOf(conversation: readonly Spoken[], opener: ContactPointId | null): ContactPointId | null {
  const all = conversation.map(({ facts }) => facts);
  return (
    conversation.find((each) => each.direction === 'inbound' && each.facts.authorPointId)?.facts.authorPointId ??
    conversation.find(isToSomebody)?.facts.recipientPointId ??
    opener ??
    all.find(({ authorPointId }) => authorPointId)?.authorPointId ??
    all.find(({ recipientPointId }) => recipientPointId)?.recipientPointId ??
    null
  );
}

function whoOf(
  spoken: Spoken,
  customer: ContactPointId,
  call: Call | null,
): Pick<Derived, 'contactPointId' | 'authorKind' | 'direction' | 'directionRule' | 'agentPointId'> {
  const { facts, direction, rule } = spoken;
  const isFurtherLeg = call !== null && spoken !== call.head;
  return {
    contactPointId: (isFurtherLeg ? null : customerSideOf(spoken)) ?? customer,
    authorKind: authorKindOf(facts, direction),
    direction,
    directionRule: rule,
    agentPointId: call !== null && spoken === call.head ? takerOf(call) : agentOf(facts, direction),
  };
}

/** Of a call as a whole: who took it; where nobody did, whom it rang. */
function takerOf({ head, pickUp }: Call): ContactPointId | null {
  const isTakenHere = outcomeOf(head.facts, head.direction) === 'answered';
  const leg = isTakenHere || pickUp === null ? head : pickUp.leg;
  return agentOf(leg.facts, leg.direction);
}

function legOf(spoken: Spoken, { head, outcome }: Call): Pick<Derived, 'isLeg' | 'callOutcome'> {
  return spoken === head ? { isLeg: false, callOutcome: outcome } : { isLeg: true, callOutcome: null };
}

function loneOf({ facts, direction }: Spoken): Pick<Derived, 'isLeg' | 'callOutcome'> {
  return { isLeg: false, callOutcome: outcomeOf(facts, direction) };
}

function waitOf(
  wait: Response | OpenWait | undefined,
): Pick<Derived, 'opensWait' | 'isFirstWait' | 'answeredAt' | 'answeredBy' | 'answer'> {
  if (!wait) return { opensWait: false, isFirstWait: false, answeredAt: null, answeredBy: null, answer: null };
  const open = { opensWait: true, isFirstWait: wait.isFirst, answeredAt: null, answeredBy: null, answer: null };
  if (!('answer' in wait)) return open;
  const { recordId, part } = wait.answer;
  return { ...open, answeredAt: wait.answeredAt, answeredBy: wait.agentId, answer: { recordId, part } };
}

/**
 * The ring of a call that was taken opens no wait where the caller waits already (a missed call before it). When it was
 * taken is told all the same: on which leg that was no other row of the call says.
 */
function takenWithoutWait(spoken: Spoken, call: Call | null): ReturnType<typeof waitOf> {
  const none = waitOf(undefined);
  if (call === null || call.pickUp === null || spoken !== call.head) return none;
  const { facts, direction } = spoken;
  if (direction !== 'inbound' || facts.isRepeat || !isPublicTurn(facts, direction)) return none;
  const { at, leg } = call.pickUp;
  return { ...none, answeredAt: at, answeredBy: agentOf(leg.facts, leg.direction) };
}

/** True when deriving changed nothing, so that nothing need be written. */
export function hasSameDerived(a: InteractionFacts, b: InteractionFacts): boolean {
  const { answer: answerOfA, resolution, openSpan, ...restOfA } = a.derived;
  const { answer: answerOfB } = b.derived;
  return (
    a.scopeId === b.scopeId &&
    answerOfA?.recordId === answerOfB?.recordId &&
    answerOfA?.part === answerOfB?.part &&
    isSame(resolution, b.derived.resolution) &&
    isSame(openSpan, b.derived.openSpan) &&
    Object.entries(restOfA).every(([name, value]) => b.derived[name as keyof Derived] === value)
  );
}

/** Of two flat values, or none. */
function isSame<T extends object>(a: T | null, b: T | null): boolean {
  if (a === null || b === null) return a === b;
  return Object.entries(a).every(([name, value]) => b[name as keyof T] === value);
}
