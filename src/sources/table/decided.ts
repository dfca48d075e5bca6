import type { Why } from '../source.ts';

/** What was decided about a whole table, and from what. */
export interface Decided<T> {
  readonly value: T;
  /** False: a later row may prove another one, and the table is read again. */
  readonly isProved: boolean;
  readonly why: Why;
}
