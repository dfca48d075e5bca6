import type { ContactPointId } from '../basics/ids.ts';
import { isPublicTurn } from '../identify/acts.ts';
import { byMoment } from './by-moment.ts';
import type { Call } from './calls.ts';
import { customerSideOf } from './customer-side.ts';

/**
 * Groups calls that are one conversation: a missed call and what came of it on the telephone.
 *
 * An inbound call that nobody took (missed or abandoned) is followed by the next call with the same contact point of
 * the customer's side, if that begins at most `span` milliseconds after it; 0: never. So further missed calls join, for
 * they are the same wait, and so do calls of ours that reached nobody (unreached, failed), each at most `span` after the call
 * before it. A call in which the two spoke (answered, inbound or outbound) joins and ends the group: the next call begins
 * anew. Only a missed call begins a group; all other calls stand alone.
 *
 * Left out are repeats, automations and internal calls, inbound calls that failed and calls that do not say how they
 * ended (they are nobody's turn: it is as if they were not there), and calls whose contact point is not known (withheld
 * numbers). The contact point alone counts: that two of them are one customer does not matter here.
 *
 * Each group is in order, by the calls' earliest legs. Which calls are one depends on the calls alone, and no further than to the
 * nearest call in which they spoke, or the nearest gap longer than `span`, on either side ({@link callsAround}).
 *
 * @example
 * // 09:00 Eva calls, missed; 09:20 again, abandoned; 09:40 Ann calls Eva, answered; 11:00 Eva calls, missed
 * // → [09:00, 09:20, 09:40], [11:00]
 */
export function callBacksAmong<T extends { readonly call: Call }>(calls: readonly T[], span: number): T[][] {
  const alone: T[][] = [];
  const byPoint = new Map<ContactPointId, T[]>();
  for (const one of calls) {
    const point = stepOf(one.call) === null || span <= 0 ? null : customerSideOf(one.call.head);
    if (point === null) alone.push([one]);
    else if (byPoint.has(point)) byPoint.get(point)!.push(one);
    else byPoint.set(point, [one]);
  }
  return [...alone, ...[...byPoint.values()].flatMap((some) => groupsIn(some, span))];
}

/** Of calls with one contact point. */
function groupsIn<T extends { readonly call: Call }>(calls: T[], span: number): T[][] {
  if (calls.length === 1) return [calls];
  const groups: T[][] = [];
  let open: T[] | null = null;
  let last = -Infinity;
  for (const one of calls.sort((a, b) => byMoment(a.call.head.facts, b.call.head.facts))) {
    const { at } = one.call.head.facts;
    const step = stepOf(one.call);
    if (at - last > span) open = null;
    if (open === null) groups.push([one]);
    else open.push(one);
    if (step === 'speaks') open = null;
    else if (step === 'waits') open ??= groups.at(-1)!;
    last = at;
  }
  return groups;
}

/** What a call is in such a group: a caller waits, we try to reach them, they speak; null: nothing. */
function stepOf({ head, outcome }: Call): 'waits' | 'tries' | 'speaks' | null {
  if (head.facts.isRepeat || !isPublicTurn(head.facts, head.direction)) return null;
  if (outcome === 'answered') return 'speaks';
  if (head.direction === 'inbound') return outcome === 'missed' || outcome === 'abandoned' ? 'waits' : null;
  return outcome === 'unreached' || outcome === 'failed' ? 'tries' : null;
}
