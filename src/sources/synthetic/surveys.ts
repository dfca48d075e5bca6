import { DAY, HOUR, isStocktaking, MINUTE } from './calendar.ts';
import { partyOfAgent, type Scene, type Told, written } from './teller.ts';

/** How long a survey can be answered; told when it is answered or closed, so that it never changes. */
const OPEN_FOR = 5 * DAY;

/** The survey after a conversation: whether it was sent, whether and when it was answered, and how. */
export function surveyAfter(scene: Scene, conversation: readonly Told[]): Told[] {
  const { chance, customer, agent, key } = scene;
  const last = conversation.at(-1)!;
  const hasAgent = conversation.some(({ said }) => said.agent !== undefined && said.direction === 'outbound');
  const isTaken = conversation[0]!.said.outcome === 'answered';
  if (!(hasAgent || isTaken) || !chance.happens(0.55)) return [];
  const sentAt = last.at + 10 * MINUTE;
  const isAnswered = chance.happens(0.42);
  const ratedAt = sentAt + Math.min(OPEN_FOR - HOUR, Math.floor(chance.logNormal(40 * MINUTE, 1.7)));
  return [
    {
      key: `${key}/survey`,
      at: isAnswered ? ratedAt : sentAt + OPEN_FOR,
      said: {
        kind: 'rating',
        channel: last.said.channel ?? 'email',
        threading: { kind: 'matter', matter: `survey/${key}` },
        direction: 'inbound',
        at: written(isAnswered ? ratedAt : sentAt),
        customer: conversation[0]!.said.customer ?? { kind: 'name', address: customer.name },
        agent: partyOfAgent(agent),
        surveySentAt: written(sentAt),
        ...(isAnswered ? { rating: String(starsOf(scene)), ratedAt: written(ratedAt) } : {}),
      },
    },
  ];
}

/** Most are content; whoever waited long is less so. */
function starsOf({ chance, day, agent }: Scene): number {
  const weights = isStocktaking(day)
    ? [22, 18, 22, 22, 16]
    : agent.pace > 1.5
      ? [9, 10, 19, 33, 29]
      : [4, 5, 11, 31, 49];
  return chance.weighted(weights) + 1;
}
