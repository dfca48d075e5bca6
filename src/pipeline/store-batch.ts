import type { ContactPoint } from '../core/identify/interaction.ts';
import { keepContactPoints } from '../store/contact-points.ts';
import { type Connection, type Database, inTransaction } from '../store/database.ts';
import { advanceImport, type Checkpoint } from '../store/imports.ts';
import type { CopyRows } from '../store/copy-rows.ts';
import { addInteractions, removeInteractions, rowsOfInteractions } from '../store/interactions.ts';
import { notify } from '../store/notices.ts';
import { addNotedValues } from '../store/noted-values.ts';
import { keepProblems } from '../store/problems.ts';
import { addSightings, knownVersions, replaceSighting, type Sighting } from '../store/records.ts';
import { cleaningMark } from '../store/recipes.ts';
import { dayOf, markDirty, markSpanDirty } from '../store/search-days.ts';
import { type KeptTie, keepTies, outliveTies, tiedAmong } from '../store/ties.ts';
import { becomeWriter } from '../store/writer.ts';
import { decideBatch, type Decision, interactionsOf } from './decide-batch.ts';
import { byHandNow, released } from './by-hand.ts';
import { decideTouched } from './decide-touched.ts';
import type { Prepared, PreparedRecord } from './prepared.ts';
import { resolvePeople } from './resolve-people.ts';
import { tiesOf } from './ties-of.ts';
import { TouchedSpan } from './touched-span.ts';

export interface Storing {
  readonly importId: number;
  /** Reached with this batch; null where there is nothing to resume. */
  readonly checkpoint: Checkpoint | null;
  /**
   * Set by a bulk import, which knows that none of these records was seen up to this version of the
   * history but those of `unsure`: only these are looked up, unless someone else has written since.
   */
  readonly newSince?: number;
  readonly unsure?: readonly Prepared[];
  /** Seen again within this import, and left out of the batch; what is in it is in it once. */
  readonly repeats?: number;
  /** What was decided and written down while the batch before was on its way; for batches without `unsure`. */
  readonly ahead?: DecidedAhead | null;
  /** The {@link cleaningMark} before the batch was cleaned; nothing where it was cleaned in this transaction. */
  readonly mark?: number;
  /** Contact points and ties that this import has kept before: they need not be sent again. */
  readonly keptPoints?: Set<string>;
}

export interface Stored extends Decision {
  /** The version of the history that this batch made. */
  readonly version: number;
}

/**
 * Stores a batch in one transaction: what is new, what it changes in the conversations it touches,
 * and how far the import has come. Either all of it is there, or nothing.
 */
export async function storeBatch(database: Database, batch: readonly Prepared[], how: Storing): Promise<Stored> {
  return await inTransaction(database, async (connection) => {
    const version = await becomeWriter(connection, { cause: 'import', importId: how.importId });
    if (how.mark !== undefined && how.mark !== (await cleaningMark(connection))) throw new CleanedOtherwise();
    if (how.newSince !== version - 1) return { version, ...(await writeBatch(connection, batch, how)) };
    if (how.ahead) return { version, ...(await writeDecision(connection, how.ahead, how)) };
    return { version, ...(await writeBatch(connection, batch, how, how.unsure)) };
  });
}

/** Somebody decided, while a batch was read, that its records are cleaned in another way. */
export class CleanedOtherwise extends Error {
  constructor() {
    super('The batch was cleaned by a recipe that does not hold any more.');
    this.name = 'CleanedOtherwise';
  }
}

/** A decision, with its interactions as they travel. */
export interface DecidedAhead {
  readonly decision: Decision;
  readonly rows: CopyRows;
}

/** Decides a batch of which nothing was seen before: that needs no database. */
export function decideAhead(batch: readonly Prepared[]): DecidedAhead {
  const decision = decideBatch(batch, new Map(), true);
  return { decision, rows: rowsOfInteractions(interactionsOf(decision.stored)) };
}

/** The same within a transaction that is the writer already. */
export async function writeBatch(
  connection: Connection,
  batch: readonly Prepared[],
  how: Storing,
  unsure: readonly Prepared[] = batch,
): Promise<Decision> {
  const known = await knownVersions(connection, how.importId, idsOf(unsure));
  return await writeDecision(connection, { decision: decideBatch(batch, known), rows: null }, how);
}

async function writeDecision(
  connection: Connection,
  { decision, rows }: { readonly decision: Decision; readonly rows: CopyRows | null },
  how: Storing,
): Promise<Decision> {
  decision.tally.duplicates += how.repeats ?? 0;
  const touched = await write(connection, decision, rows, how);
  await advanceImport(connection, how.importId, decision.tally, how.checkpoint);
  await notify(connection, touched.notice(how.importId));
  return decision;
}

function idsOf(batch: readonly Prepared[]): Prepared['recordId'][] {
  return batch.map((one) => one.recordId);
}

async function write(
  connection: Connection,
  decision: Decision,
  rows: CopyRows | null,
  how: Storing,
): Promise<TouchedSpan> {
  const span = new TouchedSpan();
  await addSightings(connection, how.importId, decision.added);
  for (const sighting of decision.replaced) await replaceSighting(connection, how.importId, sighting);
  await keepProblems(connection, how.importId, decision.problems);
  await addNotedValues(
    connection,
    decision.noted.map((one) => ({ ...one, importId: how.importId })),
  );
  const removed = await removeInteractions(connection, decision.removed);
  span.includeDates(removed, removed.count);
  const people = await keepPeople(connection, decision, how);
  const made = interactionsOf(decision.stored);
  const interactions = made.length === 0 ? made : released(made, await byHandNow(connection));
  const isAsWritten = interactions.every((one, place) => one === made[place]);
  await addInteractions(connection, interactions, isAsWritten ? (rows ?? undefined) : undefined);
  span.includeFacts(
    interactions.map(({ facts }) => facts),
    interactions.length,
  );
  includeSeenAgain(span, decision);
  if (removed.from !== null && removed.to !== null) await markSpanDirty(connection, removed.from, removed.to);
  // A bulk import marks all days at its end.
  if (how.newSince === undefined)
    await markDirty(
      connection,
      interactions.map(({ facts }) => dayOf(facts.at)),
    );
  // A bulk import holds matters of their own alone but for those that people joined to others, and decides at its end
  // which of them came twice.
  const deciding = how.newSince === undefined ? interactions : interactions.filter((one, place) => one !== made[place]);
  if (deciding.length > 0 || (how.newSince === undefined && removed.count > 0)) {
    const added = deciding.map(({ facts }) => facts);
    await decideTouched(connection, { added, removed }, span);
  }
  await resolvePeople(connection, span, people);
  return span;
}

/** What came again changes no number, but perhaps which import a record is counted to. */
function includeSeenAgain(span: TouchedSpan, { passed, stored }: Decision): void {
  if (passed.length === stored.length) return;
  const isStored = new Set(stored);
  for (const record of passed)
    if (!isStored.has(record)) span.includeFacts(record.interactions.map(({ facts }) => facts));
}

/** Keeps whom these records name; returns the contact points whose customer may be another now. */
async function keepPeople(
  connection: Connection,
  { passed, added, replaced }: Decision,
  { importId, keptPoints = new Set(), newSince }: Storing,
): Promise<string[]> {
  const renamed = await keepContactPoints(connection, importId, newPoints(passed, keptPoints));
  await outliveTies(
    connection,
    importId,
    replaced.map((sighting) => sighting.recordId),
  );
  const tied = await keepTies(connection, importId, newTies(passed, [...added, ...replaced], keptPoints));
  // After a bulk import everybody is resolved at once (resolveBulk).
  if (newSince !== undefined) return [];
  return [...new Set([...tied, ...(await tiedAmong(connection, renamed))])];
}

function newPoints(passed: readonly PreparedRecord[], kept: Set<string>): ContactPoint[] {
  const points: ContactPoint[] = [];
  for (const { contactPoints } of passed) {
    for (const point of contactPoints) {
      if (isKept(kept, keyOfPoint(point))) continue;
      points.push(point);
    }
  }
  return points;
}

function keyOfPoint({ contactPointId, name, company }: ContactPoint): string {
  if (company !== null) return `${contactPointId}${name ?? ''}\n${company}`;
  return name === null ? contactPointId : `${contactPointId}${name}`;
}

function newTies(passed: readonly PreparedRecord[], sightings: readonly Sighting[], kept: Set<string>): KeptTie[] {
  const tying = passed.filter((record) => record.ties.length > 0);
  if (tying.length === 0) return [];
  const keptDigest = new Map(sightings.map(({ recordId, digest }) => [recordId, digest]));
  const ties: KeptTie[] = [];
  for (const record of tying) {
    for (const tie of tiesOf(record, keptDigest.get(record.recordId) !== record.digest))
      if (!isKept(kept, `${tie.a}${tie.b}${tie.side}${tie.name}`)) ties.push(tie);
  }
  return ties;
}

function isKept(kept: Set<string>, key: string): boolean {
  if (kept.has(key)) return true;
  kept.add(key);
  return false;
}
