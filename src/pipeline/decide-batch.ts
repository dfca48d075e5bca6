import type { RecordId } from '../core/basics/ids.ts';
import type { Interaction } from '../core/identify/interaction.ts';
import type { Tally } from '../store/imports.ts';
import type { KeptProblem } from '../store/problems.ts';
import type { KnownVersions, Sighting } from '../store/records.ts';
import type { Prepared, PreparedRecord } from './prepared.ts';

export type BatchVerdict = 'stored' | 'duplicate' | 'quarantined';

/** What a batch changes in the history. */
export interface Decision {
  readonly added: Sighting[];
  readonly replaced: Sighting[];
  readonly problems: KeptProblem[];
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
 * only undone imports had brought is new again. `isDistinct`: the caller knows that no record is in
 * the batch twice.
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
    removed: [],
    stored: [],
    passed: [],
    tally: { stored: 0, duplicates: 0, quarantined: 0, changes: {} },
    verdicts: new Map(),
  };
  for (const one of isDistinct ? batch : bestOfEach(batch, decision.tally)) {
    const before = known.get(one.recordId);
    keepSighting(one, before, decision);
    if (one.problem === null) decidePassed(one, before, decision);
    else decideRefused(one, before, decision);
  }
  return decision;
}

function bestOfEach(batch: readonly Prepared[], tally: Tally): Iterable<Prepared> {
  const best = new Map<RecordId, Prepared>();
  for (const one of batch) {
    const other = best.get(one.recordId);
    if (other === undefined) {
      best.set(one.recordId, one);
      continue;
    }
    tally.duplicates++;
    if (other.digest !== one.digest) count(tally, 'other-version');
    if (countsBefore(one, other)) best.set(one.recordId, one);
  }
  return best.values();
}

function countsBefore(one: Prepared, other: Prepared): boolean {
  if ((one.problem === null) !== (other.problem === null)) return one.problem === null;
  return one.digest < other.digest;
}

function decidePassed(one: PreparedRecord, before: KnownVersions | undefined, decision: Decision): void {
  decision.passed.push(one);
  const counting = before?.counting ?? null;
  const isNew = counting === null;
  if (isNew || one.digest < counting) {
    if (!isNew) decision.removed.push(one.recordId);
    decision.stored.push(one);
    for (const change of one.changes) count(decision.tally, change.rule);
  }
  if (!isNew && one.digest !== counting) count(decision.tally, 'other-version');
  if (isNew) decision.tally.stored++;
  else decision.tally.duplicates++;
  decision.verdicts.set(one.recordId, isNew ? 'stored' : 'duplicate');
}

function decideRefused(one: Prepared, before: KnownVersions | undefined, decision: Decision): void {
  const isNew = !before?.isLive;
  if (isNew) decision.tally.quarantined++;
  else decision.tally.duplicates++;
  decision.verdicts.set(one.recordId, isNew ? 'quarantined' : 'duplicate');
}

/** Of what one import sees of a record, a version that passed is kept before one that was refused. */
function keepSighting(one: Prepared, before: KnownVersions | undefined, decision: Decision): void {
  const { recordId, digest, originalId, place } = one;
  const isQuarantined = one.problem !== null;
  const mine = before?.mine ?? null;
  const isBetter = mine !== null && (mine.isQuarantined === isQuarantined ? digest < mine.digest : mine.isQuarantined);
  if (mine !== null && !isBetter) return;
  (mine === null ? decision.added : decision.replaced).push({ recordId, digest, originalId, place, isQuarantined });
  if (one.problem !== null) decision.problems.push({ recordId, problem: one.problem, excerpt: one.excerpt });
}

function count(tally: Tally, rule: string): void {
  tally.changes[rule] = (tally.changes[rule] ?? 0) + 1;
}

/** All interactions of the records that are stored. */
export function interactionsOf(stored: readonly PreparedRecord[]): Interaction[] {
  return stored.flatMap((one) => one.interactions);
}
