import type { CleaningRule, RuleParameters } from './cleaning-rule.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';
import type { Fixes } from './fixes.ts';

/** How the records of a source are cleaned: these rules, in this order. A decision, kept as data. */
export interface Cleaning {
  readonly steps: readonly CleaningStep[];
  /** What people put right by hand, after all steps; missing: nothing. */
  readonly fixes?: Fixes;
}

export interface CleaningStep {
  readonly rule: CleaningRule;
  readonly parameters: RuleParameters;
}

/** What holds where nobody decided otherwise: every rule that is on by itself, with its own parameters. */
export const STANDARD_CLEANING: Cleaning = {
  steps: CLEANING_RULES.filter((rule) => rule.isOffAtFirst !== true).map((rule) => ({
    rule,
    parameters: usualParameters(rule),
  })),
};

/** The parameters that a rule has where nobody set them. */
export function usualParameters(rule: CleaningRule): RuleParameters {
  return Object.fromEntries(Object.entries(rule.parameters ?? {}).map(([name, { usual }]) => [name, usual]));
}
