import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';
import type { Cleaned } from './cleaned.ts';
import type { Cleaning, CleaningStep } from './cleaning.ts';
import { signsOf } from './signs.ts';

/**
 * What a source said without what no one meant: stray characters, words for "nothing", broken
 * encodings. Every value that changed is told, with its rule. A record with nothing to clean comes
 * back as the same object.
 *
 * What one rule leaves may be work for one before it (an invisible character taken away lets a broken
 * encoding be proved), so the rules go round until none has anything to do: cleaning what is clean
 * changes nothing.
 */
export function clean(said: Said, { steps }: Cleaning): Cleaned {
  const work = workOn(said);
  run(work, steps, 0, steps.length);
  goRound(work, steps);
  return cleanedBy(work);
}

/**
 * Cleans a record in two ways at once, to see where they differ. The steps that both begin with are
 * run once.
 */
export function cleanBothWays(one: Cleaning, other: Cleaning): (said: Said) => readonly [Cleaned, Cleaned] {
  const shared = sharedSteps(one, other);
  const finish = (begun: Work, { steps }: Cleaning): Cleaned => {
    const work = { ...begun, changes: begun.changes && [...begun.changes] };
    run(work, steps, shared, steps.length);
    goRound(work, steps);
    return cleanedBy(work);
  };
  return (said) => {
    const begun = workOn(said);
    run(begun, one.steps, 0, shared);
    return [finish(begun, one), finish(begun, other)];
  };
}

/** A record on its way through the rules. */
interface Work {
  said: Said;
  signs: number;
  changes: Change[] | null;
  /** The step that changed it last; -1: none. */
  last: number;
}

function workOn(said: Said): Work {
  return { said, signs: signsOf(said), changes: null, last: -1 };
}

function run(work: Work, steps: readonly CleaningStep[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const { rule, parameters } = steps[at]!;
    if (rule.signs !== undefined && (rule.signs & work.signs) === 0 && rule.looksForItself?.(parameters) !== true)
      continue;
    const after = rule.apply(work.said, (change) => (work.changes ??= []).push(change), parameters);
    if (after === work.said) continue;
    work.said = after;
    work.signs = signsOf(after);
    work.last = at;
  }
}

/** Real records take one round more; what is still at odds after so many is left as it is. */
const MOST_ROUNDS = 8;

/** On from the first step, until the one that changed the record last comes again: a rule does nothing twice. */
function goRound(work: Work, steps: readonly CleaningStep[]): void {
  for (let round = 0; round < MOST_ROUNDS && work.last >= 0; round++) {
    const { last } = work;
    run(work, steps, 0, last);
    if (work.last === last) return;
    run(work, steps, last, steps.length);
  }
}

function cleanedBy({ said, changes }: Work): Cleaned {
  return { said, changes: changes ?? NONE };
}

const NONE: readonly Change[] = [];

/** How many steps both begin with. */
function sharedSteps(one: Cleaning, other: Cleaning): number {
  let shared = 0;
  while (shared < Math.min(one.steps.length, other.steps.length)) {
    if (!isSameStep(one.steps[shared]!, other.steps[shared]!)) break;
    shared++;
  }
  return shared;
}

function isSameStep(one: CleaningStep, other: CleaningStep): boolean {
  return one.rule === other.rule && JSON.stringify(one.parameters) === JSON.stringify(other.parameters);
}
