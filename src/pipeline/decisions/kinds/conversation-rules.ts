import { inTransaction } from '../../../store/database.ts';
import { notify } from '../../../store/notices.ts';
import { becomeWriter } from '../../../store/writer.ts';
import { decideTouched } from '../../decide-touched.ts';
import { TouchedSpan } from '../../touched-span.ts';
import type { DecisionKind } from '../decision-kind.ts';

const SCOPES_AT_ONCE = 200;

/** What makes a conversation: all chats, threads and calls are derived again; the records themselves stay. */
export const conversationRules: DecisionKind<'conversation-rules'> = {
  kind: 'conversation-rules',
  async settleInBatches(store, _about, signal) {
    const { rows } = await store.database.query<{ id: string }>(
      `select distinct scope_id as id from history.interaction
       where scope_id is not null and threading in ('session', 'references', 'call') order by 1`,
    );
    for (let at = 0; at < rows.length; at += SCOPES_AT_ONCE) {
      signal?.throwIfAborted();
      const scopeIds = rows.slice(at, at + SCOPES_AT_ONCE).map(({ id }) => id);
      await inTransaction(store.database, async (connection) => {
        await becomeWriter(connection, { cause: 'decision' });
        const span = new TouchedSpan();
        const removed = { scopeIds, moments: [], calls: [], recordIds: [] };
        await decideTouched(connection, { added: [], removed }, span);
        await notify(connection, span.notice(null));
      });
    }
  },
};
