import type { ContactPointId } from '../basics/ids.ts';
import type { Direction } from '../basics/direction.ts';
import type { InteractionFacts, InteractionRef } from '../identify/interaction.ts';
import { resolvePlainly, type ResolvedPlainly } from './resolve-plainly.ts';
import { replyLinks } from '../thread/reply-links.ts';

/** What the plain reference says of one interaction. */
export interface Plainly {
  readonly direction: Direction | null;
  readonly threadingRule: string | null;
  readonly isLeg: boolean;
  readonly callOutcome: string | null;
  readonly opensConversation: boolean;
  readonly opensWait: boolean;
  readonly isFirstWait: boolean;
  readonly answeredAt: number | null;
  readonly answeredBy: ContactPointId | null;
  readonly answer: InteractionRef | null;
  readonly resolution: InteractionFacts['derived']['resolution'];
  readonly openSpan: InteractionFacts['derived']['openSpan'];
  /** All interactions of the same conversation, this one included. */
  readonly conversation: ReadonlySet<InteractionFacts>;
}

/** A moment at which one side spoke. */
interface Moment {
  readonly isQuestion: boolean;
  readonly at: number;
  readonly of: InteractionFacts;
  readonly by: ContactPointId | null;
}

/**
 * The same as `derive`, written over arrays by the definitions of the glossary: slow, without a
 * shared line, and as plain as can be. Whole scopes only; matters of their own are left out.
 */
export function derivePlainly(
  history: readonly InteractionFacts[],
  silence: number,
  subjectSpan: number,
  callBackSpan: number,
  byHand: { readonly cuts: ReadonlySet<string>; readonly joins: readonly (readonly [string, string])[] },
): Map<InteractionFacts, Plainly> {
  const all = history.filter((each) => each.threading !== 'own');
  const scopeOf = remember((each) => inOrder(scopeAround(each, all, subjectSpan)));
  const uncutOf = (each: InteractionFacts) => inOrder(conversationAround(each, scopeOf(each), silence));
  const callOf = remember((each) => pieceAround(each, uncutOf(each), byHand.cuts));
  const followed = followedCalls(all, callBackSpan, {
    scopeOf,
    isCut: (call) => call.some((leg) => byHand.cuts.has(nameOf(leg))),
  });
  const pieceOf = remember((each) => inOrder(withCallsAround(callOf(each), followed)));
  const result = new Map<InteractionFacts, Plainly>();
  for (const each of all) {
    const conversation = inOrder(joinedWith(each, all, pieceOf, byHand.joins));
    const said = plainly(each, conversation, { scopeOf, pieceOf: callOf });
    result.set(each, { threadingRule: ruleOf(each), ...said });

    function ruleOf(line: InteractionFacts): string | null {
      const follows = followed.find(({ head }) => head === line);
      const isFirst = pieceOf(line)[0] === line && !pieceOf(line).includes(conversation[0]!);
      if (follows && !isFirst) return follows.isCut ? 'cut-by-hand' : 'call-back';
      if (pieceOf(line)[0] === line && !pieceOf(line).includes(conversation[0]!)) return 'joined-by-hand';
      if (pieceOf(line)[0] === line && uncutOf(line)[0] !== line) return 'cut-by-hand';
      const isBySubject = line.threading === 'references' && answeredBySubject(line, all, subjectSpan) !== null;
      return isBySubject ? 'thread-by-subject' : null;
    }
  }
  return result;
}

type Lines = readonly InteractionFacts[];

function remember(find: (each: InteractionFacts) => Lines): (each: InteractionFacts) => Lines {
  const known = new Map<InteractionFacts, Lines>();
  return (each) => {
    if (!known.has(each)) known.set(each, find(each));
    return known.get(each)!;
  };
}

function nameOf({ recordId, part }: InteractionRef): string {
  return `${recordId} ${part}`;
}

/** From the last cut at or before a line to the next one after it. */
function pieceAround(each: InteractionFacts, uncut: Lines, cuts: ReadonlySet<string>): Lines {
  if (each.threading === 'call') return uncut;
  let first = uncut.indexOf(each);
  while (first > 0 && !cuts.has(nameOf(uncut[first]!))) first--;
  let end = uncut.indexOf(each) + 1;
  while (end < uncut.length && !cuts.has(nameOf(uncut[end]!))) end++;
  return uncut.slice(first, end);
}

/** A call that continues what an earlier one began, unless somebody cut between them. */
interface Following {
  readonly head: InteractionFacts;
  readonly calls: readonly [Lines, Lines];
  readonly isCut: boolean;
}

/**
 * Of each call that follows a missed one, the call before it. To each missed call everything is counted that comes after it with
 * the same number, until they speak or nothing comes for longer than the span.
 */
function followedCalls(
  all: Lines,
  span: number,
  { scopeOf, isCut }: { scopeOf(each: InteractionFacts): Lines; isCut(call: Lines): boolean },
): Following[] {
  const calls = all
    .filter((each) => each.threading === 'call' && scopeOf(each).find(({ kind }) => kind === 'call') === each)
    .map((head) => {
      const direction = directionOf(head, scopeOf(head));
      const legs = scopeOf(head).filter(({ kind }) => kind === 'call');
      const outcome = outcomeOfCall(legs, direction);
      const isInbound = direction === 'inbound';
      const point = isInbound ? head.authorPointId : head.statedDirection === 'outbound' ? head.recipientPointId : null;
      const isMissed = isInbound && (outcome === 'missed' || outcome === 'abandoned');
      const isTry = direction === 'outbound' && (outcome === 'unreached' || outcome === 'failed');
      return { head, point, isMissed, isTry, isSpoken: outcome === 'answered' && direction !== 'internal' };
    })
    .filter(({ head, point, isMissed, isTry, isSpoken }) => {
      const isKnown = point !== null && directionOf(head, scopeOf(head)) !== null;
      return isKnown && !head.isRepeat && !head.isAutomation && (isMissed || isTry || isSpoken);
    });
  const found = new Map<InteractionFacts, Following>();
  for (const missed of calls.filter(({ isMissed }) => isMissed)) {
    const same = inOrder(calls.filter(({ point }) => point === missed.point).map(({ head }) => head));
    let before = missed.head;
    for (const next of same.slice(same.indexOf(missed.head) + 1)) {
      if (next.at - before.at > span) break;
      const both = [scopeOf(before), scopeOf(next)] as const;
      found.set(next, { head: next, calls: both, isCut: isCut(both[1]) });
      if (calls.find(({ head }) => head === next)!.isSpoken) break;
      before = next;
    }
  }
  return [...found.values()];
}

/** Floods over calls that follow each other until nothing is added. */
function withCallsAround(call: Lines, followed: readonly Following[]): InteractionFacts[] {
  const reached = new Set(call);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { calls, isCut } of followed)
      if (!isCut && calls.some((one) => reached.has(one[0]!))) for (const leg of calls.flat()) reached.add(leg);
  }
  return [...reached];
}

/** Floods over joins until nothing is added. */
function joinedWith(
  start: InteractionFacts,
  all: Lines,
  pieceOf: (each: InteractionFacts) => Lines,
  joins: readonly (readonly [string, string])[],
): InteractionFacts[] {
  const reached = new Set(pieceOf(start));
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const [one, other] of [...joins, ...joins.map(([a, b]) => [b, a] as const)]) {
      const [from, to] = [one, other].map((name) => all.find((each) => nameOf(each) === name));
      if (from && to && reached.has(from)) for (const each of pieceOf(to)) reached.add(each);
    }
  }
  return [...reached];
}

function inOrder(some: readonly InteractionFacts[]): InteractionFacts[] {
  return [...some].sort((a, b) => a.at - b.at || compare(a.recordId, b.recordId) || a.part - b.part);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Floods over shared keys, and over what has the same subject, until nothing is added. */
function scopeAround(start: InteractionFacts, all: readonly InteractionFacts[], span: number): InteractionFacts[] {
  if (start.threading !== 'references') return all.filter((each) => each.scopeId === start.scopeId);
  const mails = all.filter((each) => each.threading === 'references');
  const answered = new Map(mails.map((each) => [each, answeredBySubject(each, all, span)]));
  const reached = new Set([start]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const each of [...reached]) for (const other of groupAround(each, all)) reached.add(other);
    for (const each of mails) {
      const parent = answered.get(each);
      if (parent && reached.has(each)) reached.add(parent);
      if (parent && reached.has(parent)) reached.add(each);
    }
  }
  return [...reached];
}

/** What the oldest mail of a group answers by its subject; null for all others. */
function answeredBySubject(each: InteractionFacts, all: readonly InteractionFacts[], span: number) {
  if (inOrder(groupAround(each, all))[0] !== each || !each.saysReply) return null;
  const ordered = inOrder(all.filter((other) => other.threading === 'references'));
  const before = ordered.slice(0, ordered.indexOf(each)).filter((other) => each.at - other.at <= span);
  return before.filter((other) => other.subjectKeys?.some((key) => each.subjectKeys?.includes(key))).at(-1) ?? null;
}

function groupAround(start: InteractionFacts, all: readonly InteractionFacts[]): InteractionFacts[] {
  const reached = new Set([start]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    const keys = new Set([...reached].flatMap((each) => each.threadKeys ?? []));
    for (const each of all) {
      if (each.threading === 'references' && each.threadKeys?.some((key) => keys.has(key))) reached.add(each);
    }
  }
  return [...reached];
}

function conversationAround(start: InteractionFacts, scope: readonly InteractionFacts[], silence: number): Lines {
  if (start.threading !== 'session') return scope;
  const session = unbroken(start, scope, silence);
  const isCustomer = (each: InteractionFacts) => isSpoken(each) && directionOf(each, scope) === 'inbound';
  const customers = new Set(session.filter(isCustomer).map((each) => each.authorPointId));
  return customers.size > 1 && oursIn(scope).length > 0
    ? unbroken(start, talkAround(start, session), silence)
    : session;
}

function unbroken(start: InteractionFacts, lines: Lines, silence: number): Lines {
  const place = lines.indexOf(start);
  let first = place;
  let last = place;
  while (first > 0 && lines[first]!.at - lines[first - 1]!.at <= silence) first--;
  while (last + 1 < lines.length && lines[last + 1]!.at - lines[last]!.at <= silence) last++;
  return lines.slice(first, last + 1);
}

function isSpoken(each: InteractionFacts): boolean {
  return each.kind !== 'system' && each.authorPointId !== null;
}

/** Floods over reply links, which are tested by themselves; a silent line hangs on the one before it. */
function talkAround(start: InteractionFacts, session: Lines): Lines {
  const links = replyLinks(
    session.map((each) => ({
      at: each.at,
      author: isSpoken(each) ? each.authorPointId : null,
      to: each.recipientPointId,
    })),
  );
  const rootOf = (place: number): number => {
    const next = isSpoken(session[place]!) || place === 0 ? links[place]! : place - 1;
    return next === place ? place : rootOf(next);
  };
  const root = rootOf(session.indexOf(start));
  return session.filter((_, place) => rootOf(place) === root);
}

function plainly(
  each: InteractionFacts,
  conversation: readonly InteractionFacts[],
  around: { scopeOf(each: InteractionFacts): Lines; pieceOf(each: InteractionFacts): Lines },
): Omit<Plainly, 'threadingRule'> {
  const direction = directionOf(each, around.scopeOf(each));
  const legsOf = (other: InteractionFacts) => {
    const calls = around.pieceOf(other).filter((leg) => leg.kind === 'call');
    return calls[0]?.threading === 'call' ? calls : [];
  };
  const legs = legsOf(each);
  const isLeg = legs.includes(each) && legs[0] !== each;
  const moments = conversation
    .flatMap((other) => momentsOf(other, legsOf(other), around.scopeOf(other)))
    .sort(
      (a, b) =>
        a.at - b.at ||
        a.of.at - b.of.at ||
        compare(a.of.recordId, b.of.recordId) ||
        a.of.part - b.of.part ||
        (a.isQuestion ? -1 : 1),
    );
  const asked = moments.findIndex((moment) => moment.isQuestion && moment.of === each);
  const before = moments.slice(0, Math.max(asked, 0));
  const isOldest = asked >= 0 && (before.length === 0 || !before[before.length - 1]!.isQuestion);
  const answer = isOldest ? moments.slice(asked).find((moment) => !moment.isQuestion) : undefined;
  const opening = conversation.find((other) => !other.isRepeat && (other.kind === 'message' || other.kind === 'call'));
  const isTurn = (other: InteractionFacts) =>
    !other.isAutomation &&
    directionOf(other, around.scopeOf(other)) === 'inbound' &&
    (other.kind === 'message' || (other.kind === 'call' && (legsOf(other)[0] ?? other) === other));
  const oursAt = (other: InteractionFacts) => {
    const known = directionOf(other, around.scopeOf(other));
    return known === null ? null : known === 'inbound' ? other.recipientPointId : other.authorPointId;
  };
  const resolved: ResolvedPlainly | null =
    opening === undefined ? null : resolvePlainly(conversation, conversation.filter(isTurn), opening, oursAt);
  const opensWait = isOldest && (answer !== undefined || resolved?.resolution?.state !== 'resolved');
  const own = momentsOf(each, legs, around.scopeOf(each));
  const isTaken = legs[0] === each && own.length === 2 && direction === 'inbound';
  const pickUp = opensWait ? answer : isTaken ? own[1] : undefined;
  return {
    direction,
    isLeg,
    callOutcome: isLeg || each.kind !== 'call' ? null : outcomeOfCall(legs.includes(each) ? legs : [each], direction),
    opensConversation: opening === each,
    opensWait,
    isFirstWait: opensWait && asked === 0,
    answeredAt: pickUp?.at ?? null,
    answeredBy: pickUp?.by ?? null,
    resolution: opening === each ? (resolved?.resolution ?? null) : null,
    openSpan: (resolved?.spans.get(each) ?? null) as Plainly['openSpan'],
    answer: answer ? { recordId: answer.of.recordId, part: answer.of.part } : null,
    conversation: new Set(conversation),
  };
}

function directionOf(each: InteractionFacts, scope: readonly InteractionFacts[]): Direction | null {
  if (each.statedDirection !== null) return each.statedDirection;
  const head = scope.find((other) => other.kind === 'call');
  if (each.threading === 'call' && each.kind === 'call' && head !== each) {
    const ofCall = directionOf(head!, scope);
    if (ofCall !== null) return ofCall;
  }
  if (each.authorPointId === null) return null;
  const people = scope.filter((other) => other.kind !== 'system');
  const ours = oursIn(scope);
  if (ours.length > 0) {
    if (!ours.includes(each.authorPointId)) return 'inbound';
    return each.recipientPointId !== null && ours.includes(each.recipientPointId) ? 'internal' : 'outbound';
  }
  const opener = people.find((other) => other.authorPointId !== null);
  return opener?.authorPointId === each.authorPointId ? 'inbound' : 'outbound';
}

function oursIn(scope: Lines): ContactPointId[] {
  const ours = scope
    .filter((other) => other.kind !== 'system')
    .flatMap((other) => [
      ...(other.statedDirection === 'outbound' || other.statedDirection === 'internal' ? [other.authorPointId] : []),
      ...(other.statedDirection === 'inbound' || other.statedDirection === 'internal' ? [other.recipientPointId] : []),
    ]);
  return ours.filter((agent) => agent !== null);
}

function momentsOf(
  each: InteractionFacts,
  legs: readonly InteractionFacts[],
  scope: readonly InteractionFacts[],
): Moment[] {
  const direction = directionOf(each, scope);
  if (each.isAutomation || each.isRepeat || (direction !== 'inbound' && direction !== 'outbound')) return [];
  const question: Moment = { isQuestion: true, at: each.at, of: each, by: null };
  const pickedUp = each.statedAnsweredAt !== null && each.statedAnsweredAt >= each.at;
  if (each.kind === 'message') {
    if (pickedUp)
      return [question, { isQuestion: false, at: each.statedAnsweredAt, of: each, by: handlerOf(each, direction) }];
    if (direction === 'inbound' && each.statedAnsweredAt === null) return [question];
    const handler = each.statedAnsweredAt === null ? each.authorPointId : handlerOf(each, direction);
    return [{ isQuestion: false, at: each.at, of: each, by: handler }];
  }
  if (each.kind !== 'call' || (legs.includes(each) && legs[0] !== each)) return [];
  const ofCall = legs.includes(each) ? legs : [each];
  const outcome = outcomeOfCall(ofCall, direction);
  if (outcome === 'missed' || outcome === 'abandoned') return direction === 'inbound' ? [question] : [];
  if (outcome !== 'answered') return [];
  const taken = ofCall
    .filter((leg) => outcomeOfCall([leg], direction) === 'answered')
    .filter((leg) => leg.statedAnsweredAt !== null && leg.statedAnsweredAt >= leg.at)
    .sort((a, b) => a.statedAnsweredAt! - b.statedAnsweredAt!)[0];
  if (!taken) return [{ isQuestion: false, at: each.at, of: each, by: handlerOf(each, direction) }];
  const by = handlerOf(taken, directionOf(taken, scope));
  const pickUp: Moment = { isQuestion: false, at: taken.statedAnsweredAt!, of: taken, by };
  return direction === 'inbound' || each.statedOutcome === null ? [question, pickUp] : [pickUp];
}

function handlerOf(each: InteractionFacts, direction: Direction | null): ContactPointId | null {
  if (direction === null) return null;
  return direction === 'inbound' ? each.recipientPointId : each.authorPointId;
}

function outcomeOfCall(legs: readonly InteractionFacts[], direction: Direction | null): string | null {
  const outcomes = legs.map((leg) => {
    const stated = leg.statedOutcome ?? (leg.statedAnsweredAt === null ? null : 'answered');
    const isOurs = direction === 'outbound' || direction === 'internal';
    return isOurs && (stated === 'missed' || stated === 'abandoned') ? 'unreached' : stated;
  });
  return (
    ['answered', 'missed', 'abandoned', 'unreached', 'failed'].find((one) => outcomes.includes(one as never)) ?? null
  );
}
