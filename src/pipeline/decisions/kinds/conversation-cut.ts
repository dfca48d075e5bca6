import { makeAgain } from '../../make-again.ts';
import { placeInConversation } from '../../../store/conversations.ts';
import { PersonError } from '../../../contract/person-error.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** A new conversation begins with this interaction. */
export const conversationCut: DecisionKind<'conversation-cut'> = {
  kind: 'conversation-cut',
  async check(connection, { record, part }) {
    const place = await placeInConversation(connection, record, part);
    if (place === null) throw new PersonError('interaction.unknown', {}, { status: 404 });
    if (place.isFurtherLeg) throw new PersonError('conversation.one-call', {}, { status: 409 });
    if (place.isFirst) throw new PersonError('conversation.begins-here', {}, { status: 409 });
  },
  settle: async ({ store, connection }, { record }) => await makeAgain(store, connection, [record]),
};
