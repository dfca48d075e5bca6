import { PersonError } from '../../../contract/person-error.ts';
import { recordsOfPoints } from '../../../store/records-of-points.ts';
import { replayRecords } from '../../replay.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** Who a contact point is; all in which it takes part is made again. */
export const authorRole: DecisionKind<'author-role'> = {
  kind: 'author-role',
  async check(connection, { point }) {
    const { rowCount } = await connection.query('select 1 from history.contact_point where contact_point_id = $1', [
      point,
    ]);
    if (rowCount === 0) throw new PersonError('contact-point.unknown', {}, { status: 404 });
  },
  async settleInBatches(store, { point }, signal) {
    for await (const recordIds of recordsOfPoints(store.database, [point], signal))
      await replayRecords(store, recordIds, signal);
  },
};
