import type { ContactPointId, RecordId, ScopeId } from '../basics/ids.ts';
import type { InteractionFacts } from '../identify/interaction.ts';

/** When something of a contact point's calls came, went or became another; UTC milliseconds. */
export interface CallMoment {
  readonly pointId: ContactPointId;
  readonly at: number;
}

/**
 * The moments that the legs of touched calls touch: of the contact point to whose history each belongs so far, and of the one that
 * it names itself.
 */
export function momentsOfCalls(facts: readonly InteractionFacts[]): CallMoment[] {
  return facts
    .filter(({ threading, kind }) => threading === 'call' && kind === 'call')
    .flatMap(({ at, statedDirection, authorPointId, recipientPointId, derived }) => {
      const points = new Set<ContactPointId | null>([derived.contactPointId]);
      if (statedDirection !== 'outbound') points.add(authorPointId);
      if (statedDirection === 'outbound') points.add(recipientPointId);
      return [...points].flatMap((pointId) => (pointId === null ? [] : [{ pointId, at }]));
    });
}

/** A call as it was derived before, by its earliest leg. */
export interface KnownCall extends CallMoment {
  readonly scopeId: ScopeId;
  readonly recordId: RecordId;
  readonly part: number;
  /** They spoke in it, so that it ends a group ({@link callBacksAmong}). */
  readonly isSpoken: boolean;
}

/**
 * The calls that may be one conversation with what was touched, or were so before: on either side of each touched
 * moment those of the same contact point up to the nearest in which they spoke (the one after it included, the one before it
 * not), or up to the nearest gap longer than `span` milliseconds.
 *
 * Deriving them together with the calls that were touched gives what deriving all calls would. Of those, `known` may
 * say what is no longer so, or nothing: they must be among the touched themselves.
 */
export function callsAround(touched: readonly CallMoment[], known: readonly KnownCall[], span: number): Set<KnownCall> {
  const byPoint = new Map<ContactPointId, KnownCall[]>();
  for (const call of known) {
    const some = byPoint.get(call.pointId);
    if (some) some.push(call);
    else byPoint.set(call.pointId, [call]);
  }
  for (const some of byPoint.values())
    some.sort((a, b) => a.at - b.at || compare(a.recordId, b.recordId) || a.part - b.part);
  const reached = new Set<KnownCall>();
  for (const { pointId, at } of touched) {
    const calls = byPoint.get(pointId);
    if (calls !== undefined) reach(calls, at, span, reached);
  }
  return reached;
}

function reach(calls: readonly KnownCall[], at: number, span: number, reached: Set<KnownCall>): void {
  const first = firstAtOrAfter(calls, at);
  let last = at;
  for (let place = first - 1; place >= 0 && last - calls[place]!.at <= span && !calls[place]!.isSpoken; place--) {
    reached.add(calls[place]!);
    last = calls[place]!.at;
  }
  last = at;
  for (let place = first; place < calls.length && calls[place]!.at - last <= span; place++) {
    reached.add(calls[place]!);
    last = calls[place]!.at;
    // What happened at the touched moment itself may be what was touched.
    if (calls[place]!.isSpoken && last > at) break;
  }
}

function firstAtOrAfter(calls: readonly KnownCall[], at: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
