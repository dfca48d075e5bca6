import { InvariantError } from '../basics/invariant-error.ts';
import type { ContactPointId } from '../basics/ids.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import type { Turn } from './turns.ts';

/** A customer's wait and the agent's reply that ended it. */
export interface Response {
  readonly askedAt: number;
  readonly answeredAt: number;
  /** Who acted: the sender of the reply, the one who took the call. Null: nobody says who. */
  readonly agentId: ContactPointId | null;
  readonly isFirst: boolean;
  /** The interaction that opened the wait, and the one that ended it. */
  readonly question: InteractionFacts;
  readonly answer: InteractionFacts;
}

/** A wait that nobody has ended yet. */
export interface OpenWait {
  readonly askedAt: number;
  readonly isFirst: boolean;
  readonly question: InteractionFacts;
}

export interface Pairing {
  readonly responses: readonly Response[];
  readonly waiting: OpenWait | null;
  readonly waitingSince: number | null;
}

/**
 * Pairs each wait of a customer with the agent's reply that ended it.
 *
 * `turns` is one conversation, oldest first. Automations and internal notes are no turns
 * (see {@link turnsOf}), so an out-of-office reply never counts as a response.
 * An empty conversation gives no responses and nobody waiting.
 *
 * The wait starts at the *oldest unanswered* customer turn: writing twice does not restart it.
 * An agent's turn with nobody waiting is no response. `isFirst` is only set in a conversation
 * that the customer opened; what an agent opened has no first response.
 * Source: Zendesk, "first reply time" (native metrics) and "next reply time" (SLA policies).
 *
 * Instants are UTC milliseconds; the length of a wait is `answeredAt - askedAt`, on the calendar
 * clock. `waitingSince` is null when the last word was the agent's.
 *
 * @throws {InvariantError} `TURNS_OUT_OF_ORDER`: the caller did not sort. Equal times are fine.
 *
 * @example
 * // 09:00 customer, 09:20 customer, 09:30 Ann, 11:00 customer
 * pairResponses(turns)
 * // → responses: [{ askedAt: 09:00, answeredAt: 09:30, agentId: ann, isFirst: true }]
 * //   waitingSince: 11:00
 */
export function pairResponses(turns: readonly Turn[]): Pairing {
  const responses: Response[] = [];
  let waiting: OpenWait | null = null;
  let previous: Turn | null = null;
  for (const turn of turns) {
    if (previous && turn.at < previous.at) throw new InvariantError('TURNS_OUT_OF_ORDER', `${turn.at}`);
    if (turn.side === 'customer') waiting ??= waitFrom(turn, previous === null);
    else if (waiting) {
      responses.push({ ...waiting, answeredAt: turn.at, agentId: turn.agentId, answer: turn.interaction });
      waiting = null;
    }
    previous = turn;
  }
  return { responses, waiting, waitingSince: waiting?.askedAt ?? null };
}

function waitFrom(turn: Turn, isFirst: boolean): OpenWait {
  return { askedAt: turn.at, isFirst, question: turn.interaction };
}
