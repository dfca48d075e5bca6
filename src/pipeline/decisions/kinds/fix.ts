import type { FixAbout } from '../../../contract/decisions.ts';
import { PersonError } from '../../../contract/person-error.ts';
import { readsAs } from '../../../core/standardise/reads-as.ts';
import type { Reading } from '../../../core/standardise/reading.ts';
import type { Connection } from '../../../store/database.ts';
import { readingsIn } from '../../../store/namespaces.ts';
import { recordsToFix } from '../../records-to-fix.ts';
import { replayRecords } from '../../replay.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** What a field says, read as something else; exactly the records that say it are made again. */
export const fix: DecisionKind<'fix'> = {
  kind: 'fix',
  check: async (connection, about) => {
    const readings = await readingsIn(connection, about);
    if (readings.length > 0) refuseUnreadable(about, readings);
  },
  settleInBatches: async (store, about, signal) => {
    const outcome = { records: 0, repaired: 0, refused: 0, stillRefused: 0 };
    for await (const recordIds of recordsToFix(store, about, signal)) {
      const report = await replayRecords(store, recordIds, signal);
      outcome.records += recordIds.length;
      outcome.repaired += report.repaired;
      outcome.refused += report.refused;
      outcome.stillRefused += await refusedAmong(store.database, recordIds);
    }
    return outcome;
  },
};

/** A value that no file of these could be read with would only be refused again. */
function refuseUnreadable(about: FixAbout, readings: readonly Reading[]): void {
  const { field, to } = about;
  if (to === null || readings.some((reading) => readsAs(field, to, reading))) return;
  throw new PersonError('fix.unreadable', { value: to }, { status: 400, field: 'to' });
}

async function refusedAmong(database: { query: Connection['query'] }, recordIds: readonly string[]): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(distinct r.record_id) as n from history.record r join history.import i using (import_id)
     where r.record_id = any ($1::uuid[]) and r.is_quarantined and i.state <> 'undone'`,
    [recordIds],
  );
  return rows[0]!.n;
}
