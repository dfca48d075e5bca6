import { PersonError } from '../../../contract/person-error.ts';
import { placeInConversation } from '../../../store/conversations.ts';
import { makeAgain } from '../../make-again.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** The conversation of one interaction continues that of another, in whatever channel. */
export const conversationJoin: DecisionKind<'conversation-join'> = {
  kind: 'conversation-join',
  async check(connection, { record, part, with: other, withPart }) {
    const one = await placeInConversation(connection, record, part);
    const another = await placeInConversation(connection, other, withPart);
    if (one === null || another === null) throw new PersonError('interaction.unknown', {}, { status: 404 });
    if (one.conversationId === another.conversationId) throw new PersonError('conversation.same', {}, { status: 409 });
  },
  settle: async ({ store, connection }, about) => await makeAgain(store, connection, [about.record, about.with]),
};
