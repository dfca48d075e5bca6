import type { ContactPointId } from '../basics/ids.ts';
import type { Spoken } from './cast-roles.ts';

/** Who stands on the customer's side of an interaction, as far as it tells by itself. */
export function customerSideOf(spoken: Spoken): ContactPointId | null {
  const { authorPointId, recipientPointId } = spoken.facts;
  if (spoken.direction === 'inbound') return authorPointId;
  return isToSomebody(spoken) ? recipientPointId : null;
}

/** The source says that we wrote to them; a direction that was filled says nothing of the recipient. */
export function isToSomebody({ facts }: Spoken): boolean {
  return facts.statedDirection === 'outbound' && facts.recipientPointId !== null;
}
