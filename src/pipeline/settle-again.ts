import type { Connection } from '../store/database.ts';
import { type Moved, moveTallies } from '../store/imports.ts';
import { keepProblems, type KeptProblem } from '../store/problems.ts';
import { type Remade, setRemade } from '../store/records.ts';
import { ruleNames } from '../store/rules.ts';
import type { Prepared } from './prepared.ts';
import type { RecordPlace } from './record-reader.ts';

/** A version that an import keeps, and what had come of it. */
export type KeptPlace = RecordPlace & {
  readonly isQuarantined: boolean;
  /** By number, as the row has them. */
  readonly rules: readonly number[] | null;
};

/** The same, made again. */
export interface Again {
  readonly place: KeptPlace;
  readonly prepared: Prepared;
  /** Its import counted it as a duplicate: then neither of its other counts moves. */
  readonly isRepeat?: boolean;
}

/** Writes down what the rules of today say otherwise than those before: refused or not, and which rules touched it. */
export async function settleAgain(
  connection: Connection,
  again: readonly Again[],
  report: { repaired: number; refused: number } = { repaired: 0, refused: 0 },
): Promise<void> {
  const names = await ruleNames(connection);
  const moved = new Map<number, Moved>();
  const changed: Again[] = [];
  for (const one of again) {
    const before = (one.place.rules ?? []).map((id) => names.get(id)!);
    if (!isOtherwise(one, before)) continue;
    changed.push(one);
    move(one, before, moved, report);
  }
  await setRemade(connection, changed.map(remadeOf));
  // What was refused and is again may have another reason now.
  for (const [importId, problems] of problemsOf(again)) await keepProblems(connection, importId, problems);
  await moveTallies(connection, moved);
}

function problemsOf(again: readonly Again[]): Map<number, KeptProblem[]> {
  const byImport = new Map<number, KeptProblem[]>();
  for (const { place, prepared } of again) {
    if (prepared.problem === null) continue;
    const problems = byImport.get(place.importId) ?? [];
    byImport.set(place.importId, problems);
    problems.push({ recordId: prepared.recordId, problem: prepared.problem, excerpt: prepared.excerpt });
  }
  return byImport;
}

function isOtherwise({ place, prepared }: Again, before: readonly string[]): boolean {
  return (prepared.problem !== null) !== place.isQuarantined || prepared.rules.join() !== before.join();
}

function remadeOf({ place, prepared }: Again): Remade {
  const { recordId, importId } = place;
  return { recordId, importId, isQuarantined: prepared.problem !== null, rules: prepared.rules };
}

function move(
  { place, prepared, isRepeat = false }: Again,
  before: readonly string[],
  moved: Map<number, Moved>,
  report: { repaired: number; refused: number },
): void {
  const tally = moved.get(place.importId) ?? { quarantined: 0, changes: {} };
  moved.set(place.importId, tally);
  const isQuarantined = prepared.problem !== null;
  if (isQuarantined !== place.isQuarantined) {
    report[isQuarantined ? 'refused' : 'repaired']++;
    if (!isRepeat) tally.quarantined += isQuarantined ? 1 : -1;
  }
  if (!place.isQuarantined) for (const rule of before) tally.changes[rule] = (tally.changes[rule] ?? 0) - 1;
  if (!isQuarantined) for (const rule of prepared.rules) tally.changes[rule] = (tally.changes[rule] ?? 0) + 1;
}
