import type { Candidate, CandidateFacts, CandidateOrigin } from './candidate.ts';

interface Localised {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** A number on which a rule turns, and why it is that number. */
export interface RepeatParameter {
  readonly value: number;
  readonly reason: Localised;
}

/** Two of one customer, each a message at 09:00 that says what its system is and nothing else. */
export interface RepeatExample {
  readonly one: ExampleSaid;
  readonly other: ExampleSaid;
  readonly isRepeat: boolean;
}
export type ExampleSaid = Partial<Omit<CandidateFacts, 'at'> & CandidateOrigin> & {
  /** Seconds after 09:00. */
  readonly after?: number;
};

export type Pair = readonly [Candidate, Candidate];

/**
 * Tells which interactions are one exchange that came twice.
 *
 * `pairs` is given all that look alike of *one* customer, oldest first, in any number. It is pure, and
 * local: whether two are a pair depends on nothing further than {@link FURTHEST} from either of them.
 */
export interface RepeatRule {
  readonly id: string;
  readonly reason: Localised;
  /** Durations in seconds. */
  readonly parameters: Readonly<Record<string, RepeatParameter>>;
  readonly examples: readonly RepeatExample[];
  pairs(candidates: readonly Candidate[]): Pair[];
}

/** No rule looks further than this, in milliseconds. */
export const FURTHEST = 15 * 60_000;
