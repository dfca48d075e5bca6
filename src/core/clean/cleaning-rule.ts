import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';

/** A setting of a rule, for people who change a recipe. */
export interface RuleParameter {
  readonly label: { readonly en: string; readonly 'zh-CN': string };
  readonly usual: ParameterValue;
  /** Of numbers, both ends included; of texts, `to` is how many characters they may have. */
  readonly from?: number;
  readonly to?: number;
}
export type ParameterValue = number | boolean | string;
export type RuleParameters = Readonly<Record<string, ParameterValue>>;

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
  /** True where these parameters give it more to do than its signs tell. */
  looksForItself?(parameters: RuleParameters): boolean;
  /** Rules that would destroy what this one needs: it must come before them. */
  readonly before?: readonly string[];
  /** What can be set, by name; missing: nothing. */
  readonly parameters?: Readonly<Record<string, RuleParameter>>;
  /** Waits until somebody switches it on. */
  readonly isOffAtFirst?: boolean;
  apply(said: Said, note: (change: Change) => void, parameters: RuleParameters): Said;
}
