import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';

/**
 * One step of cleaning: a name, a reason, and examples that are its documentation and its test.
 *
 * `apply` is pure and idempotent. It returns the same object when there is nothing to do (most
 * records), otherwise a changed copy, and calls `note` once for each value that it changed.
 */
export interface CleaningRule {
  readonly id: string;
  readonly reason: { readonly en: string; readonly 'zh-CN': string };
  readonly examples: readonly { readonly before: Partial<Said>; readonly after: Partial<Said> }[];
  /**
   * The signs (see signs.ts) without which the rule has nothing to do, so that a record is looked at
   * once and not once a rule. Missing: the rule looks for itself.
   */
  readonly signs?: number;
  apply(said: Said, note: (change: Change) => void): Said;
}
