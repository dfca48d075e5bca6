import type { RecordId } from '../core/basics/ids.ts';
import type { Problem } from '../core/basics/problem.ts';
import type { ContactPoint, Interaction, Tie } from '../core/identify/interaction.ts';
import type { Place } from '../core/record/raw-record.ts';
import type { Noted } from './noted-values-of.ts';

/** A record that has passed every stage it can pass alone, or the reason why it could not. */
export type Prepared = PreparedRecord | PreparedRefusal;

interface Seen {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly originalId: number;
  readonly place: Place;
  /** The rules that touched it, one entry for each value; of what was refused, as far as it came. */
  readonly rules: readonly string[];
  /** Values by which it is found when they are put right; missing: none. */
  readonly noted?: readonly Noted[] | undefined;
}

export interface PreparedRecord extends Seen {
  readonly problem: null;
  readonly interactions: readonly Interaction[];
  readonly contactPoints: readonly ContactPoint[];
  /** Which of them the record says are one person. */
  readonly ties: readonly Tie[];
}

export interface PreparedRefusal extends Seen {
  readonly problem: Problem;
  readonly excerpt: string;
}
