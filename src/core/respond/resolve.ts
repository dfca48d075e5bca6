import type { ContactPointId } from '../basics/ids.ts';
import type { Direction } from '../basics/direction.ts';
import { isPublicTurn } from '../identify/acts.ts';
import type { InteractionFacts, OpenSpan, Resolution } from '../identify/interaction.ts';

/** An interaction of a conversation. */
export interface Line {
  readonly facts: InteractionFacts;
  readonly direction: Direction | null;
  /** A further leg of a call: no contact of its own. */
  readonly isLeg: boolean;
}

export interface Resolved {
  readonly resolution: Resolution;
  /** The interactions with which the conversation was opened, first and again, and how long it was open then. */
  readonly spans: ReadonlyMap<InteractionFacts, OpenSpan>;
}

/**
 * When a conversation was resolved, opened again, and how it stands; null where no record of it says anything about that.
 *
 * `lines` are oldest first, `opening` is the one that opens the conversation. It is open from there until the first moment
 * at which a record says that it was resolved; told again while it is resolved, that changes nothing. It is opened again
 * when a record says so, and by the customer's next message or call (a public turn, no repeat), unless its source says
 * otherwise: that it is resolved all the same (a status), or that it was never opened again (0).
 *
 * A status without a moment is known and has no time. Of several statuses the last counts. Where a source counts more
 * reopenings than can be seen, the moment of the first resolution is not known: the one that is told is the last. A
 * resolution before the conversation's beginning has no moment that could be counted.
 * Who resolved is the agent whom the record names that says so.
 * Source: Zendesk, “first” and “full resolution time”; its tickets, too, are opened again by the requester's next comment.
 *
 * @example
 * // 09:00 Eva writes; 10:00 Ann resolves; 11:00 Eva writes again; 12:30 Ann resolves
 * // → firstAt: 10:00, lastAt: 12:30, reopens: 1; open 09:00–10:00 and 11:00–12:30
 */
export function resolve(lines: readonly Line[], opening: InteractionFacts): Resolved | null {
  const telling = lines.filter(({ facts }) => facts.statedResolution !== null);
  if (telling.length === 0) return null;
  const state = lastStateOf(telling, opening);
  const counted = countedOf(telling);
  const { spans, isMissing } = spansOf(eventsOf(lines, telling, opening), opening, counted === 0);
  if (state === 'resolved' && spans.at(-1)!.isByTurn && spans.at(-1)!.until === null) spans.pop();

  const last = spans.at(-1)!;
  const ends =
    last.until === null ? (state === 'resolved' ? 'unknown' : 'open') : state === 'open' ? 'reopened' : 'resolved';
  const seen = spans.length - 1 + (isMissing ? 1 : 0) + (ends === 'reopened' ? 1 : 0);
  const reopens = Math.max(counted ?? 0, seen);
  const isFirstKnown = !isMissing && reopens === seen;
  const [first] = spans as [Span, ...Span[]];
  const firstAt = isFirstKnown ? first.until : null;
  return {
    resolution: {
      state: ends === 'resolved' || ends === 'unknown' ? 'resolved' : 'open',
      firstAt,
      firstBy: firstAt === null ? null : first.by,
      lastAt: ends === 'resolved' ? last.until : null,
      lastBy: ends === 'resolved' ? last.by : null,
      reopens,
      recontactedAt: firstAt === null ? null : recontactOf(lines, telling, firstAt),
    },
    spans: new Map(spans.map((one) => [one.from, { ends: one === last ? ends : 'resolved', until: one.until }])),
  };
}

/** Null: the last that anybody said of it were moments. */
function lastStateOf(telling: readonly Line[], opening: InteractionFacts): 'resolved' | 'open' | null {
  let last: 'resolved' | 'open' | null = null;
  for (const { facts } of telling) {
    const { state, resolvedAt, reopenedAt } = facts.statedResolution!;
    if (state !== null) last = state;
    else if (isImpossible(resolvedAt, facts, opening)) last = 'resolved';
    else if (resolvedAt !== null || reopenedAt !== null) last = null;
  }
  return last;
}

/** What the conversation's own record says of a time before there was one. */
function isImpossible(resolvedAt: number | null, facts: InteractionFacts, opening: InteractionFacts): boolean {
  return resolvedAt !== null && resolvedAt < opening.at && facts.at >= opening.at;
}

function countedOf(telling: readonly Line[]): number | null {
  const counts = telling.flatMap(({ facts }) => facts.statedResolution!.reopens ?? []);
  return counts.length === 0 ? null : Math.max(...counts);
}

interface Event {
  readonly at: number;
  readonly what: 'turn' | 'resolved' | 'reopened';
  readonly of: InteractionFacts;
  readonly by: ContactPointId | null;
}

/** At one moment: a turn is what was resolved, and what was resolved is opened again. */
const ORDER = ['turn', 'resolved', 'reopened'];

function eventsOf(lines: readonly Line[], telling: readonly Line[], opening: InteractionFacts): Event[] {
  const events: Event[] = lines
    .filter(isCustomersTurn)
    .map(({ facts }) => ({ at: facts.at, what: 'turn', of: facts, by: null }));
  const resolvers = resolversOf(telling);
  for (const { facts } of telling) {
    const { resolvedAt, reopenedAt } = facts.statedResolution!;
    if (resolvedAt !== null)
      events.push({ at: resolvedAt, what: 'resolved', of: facts, by: resolvers.get(resolvedAt)! });
    if (reopenedAt !== null) events.push({ at: reopenedAt, what: 'reopened', of: facts, by: null });
  }
  return events
    .filter(({ at }) => at >= opening.at)
    .sort((a, b) => a.at - b.at || ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

/** Several records may tell of one resolution: whoever the first of them names. */
function resolversOf(telling: readonly Line[]): Map<number, ContactPointId | null> {
  const found = new Map<number, ContactPointId | null>();
  for (const { facts, direction } of telling) {
    const { resolvedAt } = facts.statedResolution!;
    if (resolvedAt !== null) found.set(resolvedAt, found.get(resolvedAt) ?? ourSideOf(facts, direction));
  }
  return found;
}

function ourSideOf({ authorPointId, recipientPointId }: InteractionFacts, direction: Direction | null) {
  if (direction === null) return null;
  return direction === 'inbound' ? recipientPointId : authorPointId;
}

function isCustomersTurn({ facts, direction, isLeg }: Line): boolean {
  return direction === 'inbound' && !isLeg && !facts.isRepeat && isPublicTurn(facts, direction);
}

interface Span {
  readonly from: InteractionFacts;
  readonly isByTurn: boolean;
  until: number | null;
  by: ContactPointId | null;
}

/** `isMissing`: it was opened again before anybody said that it was resolved. */
function spansOf(events: readonly Event[], opening: InteractionFacts, isNeverReopened: boolean) {
  const spans: Span[] = [{ from: opening, isByTurn: false, until: null, by: null }];
  let isMissing = false;
  for (const { what, at, of, by } of events) {
    const last = spans.at(-1)!;
    const isOpen = last.until === null;
    if (what === 'resolved' && isOpen) Object.assign(last, { until: at, by });
    if (what === 'reopened' && isOpen && spans.length === 1) isMissing = true;
    if (what === 'reopened' && !isOpen) spans.push({ from: of, isByTurn: false, until: null, by: null });
    if (what === 'turn' && !isOpen && !isNeverReopened) spans.push({ from: of, isByTurn: true, until: null, by: null });
  }
  return { spans, isMissing };
}

/** What the customer said next, or somebody who opened it again for them. */
function recontactOf(lines: readonly Line[], telling: readonly Line[], firstAt: number): number | null {
  const turns = lines.filter(isCustomersTurn).map(({ facts }) => facts.at);
  const reopenings = telling.flatMap(({ facts }) => facts.statedResolution!.reopenedAt ?? []);
  const later = [...turns, ...reopenings].filter((at, place) => (place < turns.length ? at > firstAt : at >= firstAt));
  return later.length === 0 ? null : Math.min(...later);
}
