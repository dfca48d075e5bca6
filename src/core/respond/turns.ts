import type { ContactPointId } from '../basics/ids.ts';
import { agentOf, isPublicTurn, statedAnswerOf } from '../identify/acts.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import { byMoment } from '../thread/by-moment.ts';
import { foldLegs, type Call, type Calls } from '../thread/calls.ts';
import type { Spoken } from '../thread/cast-roles.ts';

/** One side speaking; an answered call is two turns, the ring and the pick-up. */
export interface Turn {
  readonly side: 'customer' | 'agent';
  /** UTC milliseconds. */
  readonly at: number;
  readonly interaction: InteractionFacts;
  /** Who spoke for the business; null for the customer's turns and for an unknown agent. */
  readonly agentId: ContactPointId | null;
}

/**
 * The turns of one conversation, oldest first: what people of the two sides said to each other.
 *
 * `calls` says of each leg which call it folds into; others are calls of their own. Automations, internal
 * notes, ratings, lines that a program wrote, and interactions of unknown direction are no turns.
 * An inbound call that was missed or abandoned is a turn of the customer; a call of ours that nobody
 * took is nobody's turn. What was answered, but nobody knows when, is one turn of the agent: it ends
 * a wait and opens none.
 */
export function turnsOf(conversation: readonly Spoken[], calls: Calls): Turn[] {
  const turns = conversation.flatMap((spoken) => {
    if (spoken.facts.kind !== 'call') return turnsOfMessage(spoken);
    const call = calls.get(spoken.facts);
    if (call === undefined) return turnsOfCall(foldLegs(spoken, []));
    return spoken === call.head ? turnsOfCall(call) : [];
  });
  return turns.sort((a, b) => a.at - b.at || byMoment(a.interaction, b.interaction) || bySide(a, b));
}

function turnsOfMessage({ facts, direction }: Spoken): Turn[] {
  if (!isPublicTurn(facts, direction)) return [];
  const answeredAt = statedAnswerOf(facts, direction);
  if (answeredAt !== null) return [asks(facts), speaks(facts, answeredAt, agentOf(facts, direction))];
  const isQuestion = direction === 'inbound' && facts.statedAnsweredAt === null;
  return [isQuestion ? asks(facts) : speaks(facts, facts.at, agentOf(facts, direction))];
}

function turnsOfCall({ head, outcome, pickUp }: Call): Turn[] {
  const { facts, direction } = head;
  if (!isPublicTurn(facts, direction)) return [];
  if (outcome === 'missed' || outcome === 'abandoned') return direction === 'inbound' ? [asks(facts)] : [];
  if (outcome !== 'answered') return [];
  const taker = pickUp?.leg ?? head;
  const answer = speaks(taker.facts, pickUp?.at ?? facts.at, agentOf(taker.facts, taker.direction));
  const isAsked = pickUp !== null && (direction === 'inbound' || facts.statedOutcome === null);
  return isAsked ? [asks(facts), answer] : [answer];
}

function asks(interaction: InteractionFacts): Turn {
  return { side: 'customer', at: interaction.at, interaction, agentId: null };
}

function speaks(interaction: InteractionFacts, at: number, agentId: ContactPointId | null): Turn {
  return { side: 'agent', at, interaction, agentId };
}

/** Of one interaction at one moment, the ring comes before the pick-up. */
function bySide(a: Turn, b: Turn): number {
  if (a.side === b.side) return 0;
  return a.side === 'customer' ? -1 : 1;
}
