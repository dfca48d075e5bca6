import { groupBy } from '../core/basics/group-by.ts';
import type { RecordId } from '../core/basics/ids.ts';
import { type Connection, inTransaction } from '../store/database.ts';
import { keepContactPoints } from '../store/contact-points.ts';
import { addInteractions, removeInteractions } from '../store/interactions.ts';
import { notify } from '../store/notices.ts';
import { addNotedValues, removeNotedValues } from '../store/noted-values.ts';
import { knownVersions } from '../store/records.ts';
import { dayOf, markDirty, markSpanDirty } from '../store/search-days.ts';
import type { Store } from '../store/store.ts';
import { forgetTiesBefore, keepTies } from '../store/ties.ts';
import { becomeWriter, type Cause } from '../store/writer.ts';
import { byHandNow, released } from './by-hand.ts';
import { decideTouched } from './decide-touched.ts';
import type { PreparedRecord } from './prepared.ts';
import { RecordReader } from './record-reader.ts';
import { resolvePeople } from './resolve-people.ts';
import { type Again, type KeptPlace, settleAgain } from './settle-again.ts';
import { tiesOf } from './ties-of.ts';
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
  const began = await inTransaction(store.database, (connection) => becomeWriter(connection, { cause: 'replay' }));
  let after: string = BEFORE_ALL;
  for (;;) {
    const places: KeptPlace[] = await nextPlaces(store, after);
    const last = places.at(-1);
    if (!last) break;
    await replayBatch(store, places, report);
    report.records += places.length;
    onProgress(report.records);
    after = last.recordId;
  }
  await forgetUnseenTies(store, began);
  return report;
}

/** What no record says any more by the rules of today ties nobody. */
async function forgetUnseenTies(store: Store, began: number): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    const span = new TouchedSpan();
    await becomeWriter(connection, { cause: 'replay' });
    await resolvePeople(connection, span, await forgetTiesBefore(connection, began));
    await notify(connection, span.notice(null));
  });
}

/**
 * The same for these records only: for what a decision concerns. In one transaction of its own a thousand.
 * Records that no import brought are passed over.
 */
export async function replayRecords(
  store: Store,
  recordIds: readonly RecordId[],
  signal?: AbortSignal,
): Promise<ReplayReport> {
  const report = { records: 0, repaired: 0, refused: 0 };
  for (let at = 0; at < recordIds.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const { rows } = await store.database.query<KeptPlace>(PLACES_OF, [recordIds.slice(at, at + AT_ONCE)]);
    await replayBatch(store, rows, report);
    report.records += rows.length;
  }
  return report;
}

/** The same within a transaction that is the writer already, for a few records. */
export async function replayWithin(
  store: Store,
  connection: Connection,
  recordIds: readonly RecordId[],
): Promise<ReplayReport> {
  const report = { records: 0, repaired: 0, refused: 0 };
  const { rows } = await connection.query<KeptPlace>(PLACES_OF, [recordIds]);
  await replayPlaces(store, connection, rows, report);
  report.records += rows.length;
  return report;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The next records, each with all that imports saw of it: which version counts is decided among all
 * of them. What a source refused to read is no record that could be made again from its bytes alone;
 * undoing the import and importing again reads it by the rules of today.
 */
async function nextPlaces(store: Store, after: string): Promise<KeptPlace[]> {
  const { rows } = await store.database.query<KeptPlace>(NEXT_PLACES, [after, AT_ONCE]);
  return rows;
}

const REPLAYABLE_ROWS = `
  from history.record r
  join history.import i using (import_id)
  join history.original o using (original_id)
  where i.state <> 'undone' and o.source is not null
    and not (r.is_quarantined and exists (
      select 1 from history.problem p
      where p.record_id = r.record_id and p.import_id = r.import_id and p.stage = 'source'))`;

const REPLAYABLE = `${REPLAYABLE_ROWS} and r.record_id > $1::uuid`;

const PLACE = `
r.record_id as "recordId", r.import_id as "importId", r.original_id as "originalId",
  r.place_offset as "offset", r.place_length as "length", r.line, r.digest, r.is_quarantined as "isQuarantined", r.rules`;

const PLACES_OF = `
select ${PLACE}
${REPLAYABLE_ROWS} and r.record_id = any ($1::uuid[])
order by r.record_id, r.import_id`;

const NEXT_PLACES = `
select ${PLACE}
${REPLAYABLE}
  and r.record_id <= (
    select record_id from (select r.record_id ${REPLAYABLE} order by r.record_id limit $2) page
    order by record_id desc limit 1)
order by r.record_id, r.import_id`;

async function replayBatch(
  store: Store,
  places: readonly KeptPlace[],
  report: { repaired: number; refused: number },
  cause: Cause = { cause: 'replay' },
): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, cause);
    await replayPlaces(store, connection, places, report);
  });
}

async function replayPlaces(
  store: Store,
  connection: Connection,
  places: readonly KeptPlace[],
  report: { repaired: number; refused: number },
): Promise<void> {
  const again = await madeAgain(store, connection, places);
  await settleAgain(connection, again, report);
  const recordIds = [...new Set(places.map((place) => place.recordId))];
  await noteAgain(connection, recordIds, again);
  const winners = winnersOf(again, await knownVersions(connection, 0, recordIds));
  const span = new TouchedSpan();
  await replace(connection, recordIds, winners, span);
  await resolvePeople(connection, span, await keepTiesAgain(connection, again));
  await notify(connection, span.notice(null));
}

async function madeAgain(store: Store, connection: Connection, places: readonly KeptPlace[]): Promise<Again[]> {
  const reader = new RecordReader(store, connection);
  const again: Again[] = [];
  for (const place of places) again.push({ place, prepared: await reader.prepared(place) });
  return again;
}

/** The values by which these records are found, as they are now. */
async function noteAgain(
  connection: Connection,
  recordIds: readonly RecordId[],
  again: readonly Again[],
): Promise<void> {
  await removeNotedValues(connection, recordIds);
  const noted = again.flatMap(({ place: { recordId, importId }, prepared }) =>
    (prepared.noted ?? []).map((one) => ({ recordId, importId, ...one })),
  );
  await addNotedValues(connection, noted);
}

/** The interactions of these records are those of their winners, and nothing else. */
async function replace(
  connection: Connection,
  recordIds: readonly RecordId[],
  winners: readonly { readonly place: KeptPlace; readonly prepared: PreparedRecord }[],
  span: TouchedSpan,
): Promise<void> {
  const removed = await removeInteractions(connection, recordIds);
  if (removed.from !== null && removed.to !== null) {
    span.include(removed.from.getTime(), removed.to.getTime(), 0);
    await markSpanDirty(connection, removed.from, removed.to);
  }
  for (const { place, prepared } of winners)
    await keepContactPoints(connection, place.importId, prepared.contactPoints);
  const made = winners.flatMap(({ prepared }) => prepared.interactions);
  const interactions = released(made, await byHandNow(connection));
  await addInteractions(connection, interactions);
  const facts = interactions.map((interaction) => interaction.facts);
  await markDirty(
    connection,
    facts.map(({ at }) => dayOf(at)),
  );
  const changed = await decideTouched(connection, { added: facts, removed });
  for (const { at } of facts) span.include(at, at, 1);
  for (const { at } of changed) span.include(at, at, 0);
}

/** What these records say about who is one person, each for its import; returns whom that is news about. */
async function keepTiesAgain(connection: Connection, again: readonly Again[]): Promise<string[]> {
  const news: string[] = [];
  const tying = again.filter(({ prepared }) => prepared.problem === null && prepared.ties.length > 0);
  for (const [importId, its] of groupBy(tying, ({ place }) => place.importId)) {
    const ties = its.flatMap(({ prepared }) => (prepared.problem === null ? tiesOf(prepared) : []));
    news.push(...(await keepTies(connection, importId, ties, true)));
  }
  return news;
}

/** Of each record the version that counts, where it passes. */
function winnersOf(
  again: readonly Again[],
  known: ReadonlyMap<RecordId, { readonly counting: string | null }>,
): { place: KeptPlace; prepared: PreparedRecord }[] {
  const winners = new Map<RecordId, { place: KeptPlace; prepared: PreparedRecord }>();
  for (const { place, prepared } of again)
    if (prepared.problem === null && known.get(place.recordId)?.counting === place.digest)
      winners.set(place.recordId, { place, prepared });
  return [...winners.values()];
}
