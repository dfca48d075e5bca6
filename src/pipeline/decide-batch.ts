import type { RecordId } from '../core/basics/ids.ts';
import type { Interaction } from '../core/identify/interaction.ts';
import type { Tally } from '../store/imports.ts';
import type { KeptProblem } from '../store/problems.ts';
import type { NotedValue } from '../store/noted-values.ts';
import type { KnownVersions, Sighting, VersionKept } from '../store/records.ts';
import type { Prepared, PreparedRecord } from './prepared.ts';

export type BatchVerdict = 'stored' | 'duplicate' | 'quarantined';

/** What a batch changes in the history. */
export interface Decision {
  readonly added: Sighting[];
  readonly replaced: Sighting[];
  readonly problems: KeptProblem[];
  /** Values by which records are found again, of what this import keeps. */
  readonly noted: Omit<NotedValue, 'importId'>[];
  /** Records whose interactions go, because a version arrived that counts before theirs. */
  readonly removed: RecordId[];
  readonly stored: PreparedRecord[];
  /** All that passed, known before or not: an import remembers how it calls people. */
  readonly passed: PreparedRecord[];
  readonly tally: Tally;
  /** What became of each record; for those who wait for a verdict. */
  readonly verdicts: Map<RecordId, BatchVerdict>;
}

/**
 * Decides what is new in a batch, given what is known of its records.
 *
 * Of several versions of a record the one with the smallest digest that passed all stages counts,
 * whichever came first; the others are duplicates, and `other-version` counts them. A record that
 * only undone imports had brought is new again. Every item is counted as if it were a batch of its
 * own, so that it is all the same where batches end. `isDistinct`: the caller knows that no record
 * is in the batch twice.
 */
export function decideBatch(
  batch: readonly Prepared[],
  known: ReadonlyMap<RecordId, KnownVersions>,
  isDistinct = false,
): Decision {
  const decision: Decision = {
    added: [],
    replaced: [],
    problems: [],
    noted: [],
    removed: [],
    stored: [],
    passed: [],
    tally: { stored: 0, duplicates: 0, quarantined: 0, changes: {} },
    verdicts: new Map(),
  };
  const states = new Map<RecordId, State>();
  for (const one of batch) {
    let state = isDistinct ? undefined : states.get(one.recordId);
    if (state === undefined) state = stateOf(known.get(one.recordId));
    if (!isDistinct) states.set(one.recordId, state);
    take(one, state, decision);
    if (isDistinct) conclude(one.recordId, state, decision);
  }
  for (const [recordId, state] of states) conclude(recordId, state, decision);
  return decision;
}

function take(one: Prepared, state: State, decision: Decision): void {
  see(one, state);
  const verdict = one.problem === null ? takePassed(one, state, decision) : takeRefused(state, decision);
  if (!decision.verdicts.has(one.recordId)) decision.verdicts.set(one.recordId, verdict);
}

/** What is known of a record as the batch goes on. */
interface State {
  readonly before: KnownVersions | undefined;
  counting: string | null;
  isLive: boolean;
  mine: KnownVersions['mine'];
  /** Of this batch: what this import has to keep of the record, and what the history has to. */
  kept: Prepared | null;
  stored: PreparedRecord | null;
}

function stateOf(before: KnownVersions | undefined): State {
  const { counting = null, isLive = false, mine = null } = before ?? {};
  return { before, counting, isLive, mine, kept: null, stored: null };
}

/** Of what one import sees of a record, a version that passed is kept before one that was refused. */
function see(one: Prepared, state: State): void {
  const { mine } = state;
  const isQuarantined = one.problem !== null;
  const isBetter =
    mine === null || (mine.isQuarantined === isQuarantined ? one.digest < mine.digest : mine.isQuarantined);
  if (!isBetter) return;
  state.mine = { digest: one.digest, isQuarantined, rules: one.rules };
  state.kept = one;
}

function takePassed(one: PreparedRecord, state: State, { passed, tally }: Decision): BatchVerdict {
  passed.push(one);
  const { counting } = state;
  state.isLive = true;
  if (counting !== null && one.digest !== counting) count(tally, 'other-version');
  if (counting === null || one.digest < counting) {
    state.counting = one.digest;
    state.stored = one;
  }
  tally[counting === null ? 'stored' : 'duplicates']++;
  return counting === null ? 'stored' : 'duplicate';
}

function takeRefused(state: State, { tally }: Decision): BatchVerdict {
  const isNew = !state.isLive;
  state.isLive = true;
  tally[isNew ? 'quarantined' : 'duplicates']++;
  return isNew ? 'quarantined' : 'duplicate';
}

function conclude(recordId: RecordId, { before, kept, stored }: State, decision: Decision): void {
  if (kept !== null) {
    const { digest, originalId, place, problem, rules } = kept;
    const sighting = { recordId, digest, originalId, place, isQuarantined: problem !== null, rules };
    (before?.mine ? decision.replaced : decision.added).push(sighting);
    countChanges(decision.tally, before?.mine ?? null, -1);
    countChanges(decision.tally, sighting, 1);
    if (kept.problem !== null) decision.problems.push({ recordId, problem: kept.problem, excerpt: kept.excerpt });
    if (kept.noted !== undefined) for (const one of kept.noted) decision.noted.push({ recordId, ...one });
  }
  if (stored === null) return;
  if ((before?.counting ?? null) !== null) decision.removed.push(recordId);
  decision.stored.push(stored);
}

/** The changes of an import are those of the versions that it keeps and that passed: what its rows say. */
function countChanges(tally: Tally, version: Omit<VersionKept, 'digest'> | null, by: 1 | -1): void {
  if (version === null || version.isQuarantined) return;
  for (const rule of version.rules) count(tally, rule, by);
}

function count(tally: Tally, rule: string, by: 1 | -1 = 1): void {
  tally.changes[rule] = (tally.changes[rule] ?? 0) + by;
}

/** All interactions of the records that are stored. */
export function interactionsOf(stored: readonly PreparedRecord[]): Interaction[] {
  return stored.flatMap((one) => one.interactions);
}
