import type { RecordId } from '../core/basics/ids.ts';
import { inTransaction } from '../store/database.ts';
import { keepContactPoints } from '../store/contact-points.ts';
import { addInteractions, removeInteractions } from '../store/interactions.ts';
import { notify } from '../store/notices.ts';
import { keepProblems } from '../store/problems.ts';
import { knownVersions } from '../store/records.ts';
import { dayOf, markDirty, markSpanDirty } from '../store/search-days.ts';
import { readSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { becomeWriter } from '../store/writer.ts';
import { deriveTouched } from './derive-touched.ts';
import { chatSilenceOf } from './how-to-read.ts';
import type { Prepared, PreparedRecord } from './prepared.ts';
import { type RecordPlace, recordAgain } from './record-again.ts';
import { TouchedSpan } from './touched-span.ts';

export interface ReplayReport {
  /** Records that were made again. */
  readonly records: number;
  /** Of these: passed now and had not; refused now and had not been. */
  readonly repaired: number;
  readonly refused: number;
}

const AT_ONCE = 1_000;

/**
 * Runs everything that was kept through the stages again, by the rules and settings of today. What
 * was quarantined may pass now. Batches are stored one by one: a replay that is killed is begun again,
 * and all numbers stay right in between.
 */
export async function replay(
  store: Store,
  onProgress: (records: number) => void = () => undefined,
): Promise<ReplayReport> {
  const report = { records: 0, repaired: 0, refused: 0 };
  let after: string = BEFORE_ALL;
  for (;;) {
    const places: PlaceRow[] = await nextPlaces(store, after);
    const last = places.at(-1);
    if (!last) return report;
    await replayBatch(store, places, report);
    report.records += places.length;
    onProgress(report.records);
    after = last.recordId;
  }
}

type PlaceRow = RecordPlace & { readonly isQuarantined: boolean };

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The next records, each with all that imports saw of it: which version counts is decided among all
 * of them. What a source refused to read is no record that could be made again from its bytes alone;
 * undoing the import and importing again reads it by the rules of today.
 */
async function nextPlaces(store: Store, after: string): Promise<PlaceRow[]> {
  const { rows } = await store.database.query<PlaceRow>(NEXT_PLACES, [after, AT_ONCE]);
  return rows;
}

const REPLAYABLE = `
  from history.record r
  join history.import i using (import_id)
  join history.original o using (original_id)
  where i.state <> 'undone' and o.source is not null and r.record_id > $1::uuid
    and not (r.is_quarantined and exists (
      select 1 from history.problem p
      where p.record_id = r.record_id and p.import_id = r.import_id and p.stage = 'source'))`;

const NEXT_PLACES = `
select r.record_id as "recordId", r.import_id as "importId", r.original_id as "originalId",
  r.place_offset as "offset", r.place_length as "length", r.line, r.digest, r.is_quarantined as "isQuarantined"
${REPLAYABLE}
  and r.record_id <= (
    select record_id from (select r.record_id ${REPLAYABLE} order by r.record_id limit $2) page
    order by record_id desc limit 1)
order by r.record_id, r.import_id`;

async function replayBatch(
  store: Store,
  places: readonly PlaceRow[],
  report: { repaired: number; refused: number },
): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection);
    const again: { place: PlaceRow; prepared: Prepared }[] = [];
    for (const place of places) again.push({ place, prepared: await recordAgain(store, connection, place) });
    for (const { place, prepared } of again) {
      const isQuarantined = prepared.problem !== null;
      if (isQuarantined === place.isQuarantined) continue;
      await connection.query('update history.record set is_quarantined = $3 where record_id = $1 and import_id = $2', [
        place.recordId,
        place.importId,
        isQuarantined,
      ]);
      await connection.query('delete from history.problem where record_id = $1 and import_id = $2', [
        place.recordId,
        place.importId,
      ]);
      if (prepared.problem !== null)
        await keepProblems(connection, place.importId, [
          { recordId: place.recordId, problem: prepared.problem, excerpt: prepared.excerpt },
        ]);
      report[isQuarantined ? 'refused' : 'repaired']++;
      const [from, to] = isQuarantined ? ['stored', 'quarantined'] : ['quarantined', 'stored'];
      await connection.query(
        `update history.import set ${from} = greatest(${from} - 1, 0), ${to} = ${to} + 1 where import_id = $1`,
        [place.importId],
      );
    }
    const recordIds = [...new Set(places.map((place) => place.recordId))];
    const counting = await knownVersions(connection, 0, recordIds);
    const winners = winnersOf(again, counting);
    const removed = await removeInteractions(connection, recordIds);
    for (const { place, prepared } of winners.values())
      await keepContactPoints(connection, place.importId, prepared.contactPoints);
    const interactions = [...winners.values()].flatMap(({ prepared }) => prepared.interactions);
    await addInteractions(connection, interactions);
    const added = interactions.map(({ facts }) => facts).filter((facts) => facts.threading !== 'own');
    const chatSilence = chatSilenceOf(await readSettings(connection));
    const changed = await deriveTouched(connection, { added, scopeIds: removed.scopeIds }, { chatSilence });
    const span = new TouchedSpan();
    for (const { facts } of interactions) span.include(facts.at, facts.at, 1);
    for (const facts of changed) span.include(facts.at, facts.at, 0);
    if (removed.from && removed.to) await markSpanDirty(connection, removed.from, removed.to);
    await markDirty(
      connection,
      interactions.map(({ facts }) => dayOf(facts.at)),
    );
    if (removed.from && removed.to) span.include(removed.from.getTime(), removed.to.getTime(), 0);
    await notify(connection, span.notice(null));
  });
}

/** Of each record the version that counts. One that another batch holds stays with that batch. */
function winnersOf(
  again: readonly { place: PlaceRow; prepared: Prepared }[],
  counting: ReadonlyMap<RecordId, { counting: string | null }>,
): Map<RecordId, { place: PlaceRow; prepared: PreparedRecord }> {
  const winners = new Map<RecordId, { place: PlaceRow; prepared: PreparedRecord }>();
  for (const { place, prepared } of again) {
    if (prepared.problem === null && counting.get(place.recordId)?.counting === place.digest)
      winners.set(place.recordId, { place, prepared });
  }
  return winners;
}
