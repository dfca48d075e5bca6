import type { FixableField } from '../basics/fixable-field.ts';
import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';

/** What a source said, after cleaning, with each value that a rule changed. */
export interface Cleaned {
  readonly said: Said;
  readonly changes: readonly Change[];
  /** Values that somebody put right by hand, as they were; missing: none. */
  readonly fixed?: readonly FixedValue[] | undefined;
}

/** `value` is '' where nothing was said. */
export interface FixedValue {
  readonly field: FixableField;
  readonly value: string;
}
