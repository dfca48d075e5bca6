import { agentDirectory } from '../../../core/identify/agent-directory.ts';
import type { Party } from '../../../core/standardise/standard-record.ts';
import { allPoints, recordsOfPoints } from '../../../store/records-of-points.ts';
import type { Store } from '../../../store/store.ts';
import { replayRecords } from '../../replay.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * Who our people are. Made again is all in which anyone takes part who was ever on a list: of nobody else can
 * a list have decided anything, and which list held before an undo need not be known.
 */
export const ourPeople: DecisionKind<'our-people'> = {
  kind: 'our-people',
  async settleInBatches(store, _about, signal) {
    const listed = await everListed(store);
    for await (const recordIds of recordsOfPoints(store.database, listed, signal))
      await replayRecords(store, recordIds, signal);
  },
};

async function everListed(store: Store): Promise<string[]> {
  const { rows } = await store.database.query<{ pattern: string }>(
    `select distinct jsonb_array_elements_text(about -> 'agents') as pattern from history.decision where kind = 'our-people'
     union
     select jsonb_array_elements_text(value) from history.setting where name = 'agents'`,
  );
  const directory = agentDirectory(rows.map(({ pattern }) => pattern));
  const listed = new Set<string>();
  for await (const points of allPoints(store.database))
    for (const { id, kind, value, name } of points)
      if (directory.has({ kind: kind as Party['kind'], value, name })) listed.add(id);
  return [...listed];
}
