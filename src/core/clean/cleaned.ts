import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';

/** What a source said, after cleaning, with each value that a rule changed. */
export interface Cleaned {
  readonly said: Said;
  readonly changes: readonly Change[];
}
