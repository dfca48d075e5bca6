import type { CallOutcome } from '../basics/call-outcome.ts';
import { outcomeOf } from '../identify/acts.ts';
import type { Spoken } from './cast-roles.ts';

/** A call with its legs folded into one. */
export interface Call {
  /** The earliest leg: it stands for the call. */
  readonly head: Spoken;
  readonly furtherLegs: readonly Spoken[];
  readonly outcome: CallOutcome | null;
  /** The leg on which somebody picked up first, and when; null where nobody did or nobody tells. */
  readonly pickUp: { readonly leg: Spoken; readonly at: number } | null;
}

/** Of each leg the call that it is part of. */
export type Calls = ReadonlyMap<Spoken['facts'], Call>;

const FURTHEST_FIRST: readonly CallOutcome[] = ['answered', 'missed', 'abandoned', 'unreached', 'failed'];

/**
 * Folds the legs of one call, oldest first: it is counted once, with its earliest leg.
 *
 * The call ended as its furthest leg did: one that rang three desks and was taken at one is
 * answered; of legs that got equally far, one missed by an agent says more than a caller who left.
 * The call runs in the direction of its earliest leg; a leg that does not state its own follows it,
 * so a transfer stays part of the customer's call. A pick-up before its own ring is not believed.
 */
export function foldLegs(head: Spoken, others: readonly Spoken[]): Call {
  const furtherLegs = others.map((leg) => followingHead(leg, head));
  const legs = [head, ...furtherLegs];
  const outcomes = new Set(legs.map((leg) => outcomeOf(leg.facts, head.direction)));
  return {
    head,
    furtherLegs,
    outcome: FURTHEST_FIRST.find((outcome) => outcomes.has(outcome)) ?? null,
    pickUp: firstPickUp(legs, head),
  };
}

function followingHead(leg: Spoken, head: Spoken): Spoken {
  if (leg.facts.statedDirection !== null || head.direction === null) return leg;
  return { ...leg, direction: head.direction, rule: DIRECTION_FROM_FIRST_LEG };
}

/** A leg says nothing of its direction; its call does. */
export const DIRECTION_FROM_FIRST_LEG = 'fill-direction-from-first-leg';

function firstPickUp(legs: readonly Spoken[], head: Spoken): Call['pickUp'] {
  let first: Call['pickUp'] = null;
  for (const leg of legs) {
    const at = outcomeOf(leg.facts, head.direction) === 'answered' ? leg.facts.statedAnsweredAt : null;
    if (at !== null && at >= leg.facts.at && (first === null || at < first.at)) first = { leg, at };
  }
  return first;
}
