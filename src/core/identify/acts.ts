import type { AuthorKind } from '../basics/author-kind.ts';
import type { CallOutcome } from '../basics/call-outcome.ts';
import type { Direction } from '../basics/direction.ts';
import type { ContactPointId } from '../basics/ids.ts';
import type { InteractionFacts } from './interaction.ts';

/** What of an interaction, once its direction is known, says who acted. */
export type Act = Pick<
  InteractionFacts,
  | 'kind'
  | 'at'
  | 'isAutomation'
  | 'authorPointId'
  | 'recipientPointId'
  | 'statedOutcome'
  | 'statedAnsweredAt'
  | 'ratingValue'
>;

export function authorKindOf(act: Act, direction: Direction | null): AuthorKind {
  if (act.isAutomation || act.kind === 'system') return 'automation';
  if (direction === null) return 'unknown';
  return direction === 'inbound' ? 'customer' : 'agent';
}

/**
 * Who acted for the business: the sender of a reply, the one whom a call rang, the one who is
 * rated, the one who answered without a message of their own. Null for a customer's message, which
 * nobody of ours wrote.
 */
export function agentOf(act: Act, direction: Direction | null): ContactPointId | null {
  if (act.kind === 'system' || direction === null) return null;
  if (direction !== 'inbound') return act.authorPointId;
  const isHandled = act.kind !== 'message' || act.statedAnsweredAt !== null || act.ratingValue !== null;
  return isHandled ? act.recipientPointId : null;
}

/**
 * How a call, or one leg of it, ended; null for what is no call or does not tell. A call that *we*
 * made and nobody took is neither missed nor abandoned, whatever its source calls it.
 */
export function outcomeOf(act: Act, direction: Direction | null): CallOutcome | null {
  if (act.kind !== 'call') return null;
  const stated = act.statedOutcome ?? (act.statedAnsweredAt === null ? null : 'answered');
  const isOurs = direction === 'outbound' || direction === 'internal';
  return isOurs && (stated === 'missed' || stated === 'abandoned') ? 'unreached' : stated;
}

/** A human of either side, in public: only these open or end waits. */
export function isPublicTurn(act: Act, direction: Direction | null): boolean {
  if (act.isAutomation || (act.kind !== 'message' && act.kind !== 'call')) return false;
  return direction === 'inbound' || direction === 'outbound';
}

/** A call came in and nobody took it: the caller waits. */
export function isUnansweredRing(act: Act, direction: Direction | null): boolean {
  const outcome = outcomeOf(act, direction);
  return direction === 'inbound' && (outcome === 'missed' || outcome === 'abandoned');
}

/**
 * The moment that ended the wait which a row states by itself: a ticket that only says when it was
 * answered, a line of a call log with its pick-up. In which direction is all the same: an "outcall"
 * with a time of request and a time of response says how long the customer waited for it.
 * Null where it states none, and where the answer lies before the question: the source contradicts
 * itself. (Among turns and legs a call of ours makes no customer wait: there the customer's own turns tell.)
 */
export function statedAnswerOf(act: Act, direction: Direction | null): number | null {
  const { statedAnsweredAt, at } = act;
  if (statedAnsweredAt === null || statedAnsweredAt < at || !isPublicTurn(act, direction)) return null;
  return act.kind !== 'call' || outcomeOf(act, direction) === 'answered' ? statedAnsweredAt : null;
}
