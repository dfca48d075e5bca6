import type { CleaningRuleItem, SourceRecipe } from '../../src/contract/recipes.ts';

export type Step = SourceRecipe['steps'][number];
export type ParameterValue = Step['parameters'][string];

/** Whether two recipes do the same: the same rules in the same order, every parameter said. */
export function isSameRecipe(a: readonly Step[], b: readonly Step[], rules: readonly CleaningRuleItem[]): boolean {
  return JSON.stringify(a.map((step) => whole(step, rules))) === JSON.stringify(b.map((step) => whole(step, rules)));
}

/** The step with each parameter in the order of its rule; those that are missing are as usual. */
function whole(step: Step, rules: readonly CleaningRuleItem[]): [string, (ParameterValue | undefined)[]] {
  const rule = rules.find(({ id }) => id === step.rule);
  const names = Object.keys(rule?.parameters ?? step.parameters);
  return [step.rule, names.map((name) => step.parameters[name] ?? rule?.parameters[name]?.usual)];
}

/** The rules that a recipe leaves out, in the order of the list. */
export function leftOut(steps: readonly Step[], rules: readonly CleaningRuleItem[]): CleaningRuleItem[] {
  return rules.filter(({ id }) => !steps.some(({ rule }) => rule === id));
}

/** Switched on again: at its usual place among those that are there. */
export function withRule(steps: readonly Step[], rule: CleaningRuleItem, rules: readonly CleaningRuleItem[]): Step[] {
  const order = rules.map(({ id }) => id);
  const place = order.indexOf(rule.id);
  const at = steps.findIndex((step) => order.indexOf(step.rule) > place);
  const parameters = Object.fromEntries(Object.entries(rule.parameters).map(([name, { usual }]) => [name, usual]));
  const step = { rule: rule.id, parameters };
  return at < 0 ? [...steps, step] : [...steps.slice(0, at), step, ...steps.slice(at)];
}

/** One place up (-1) or down (1); null where a rule that must come before the other stands in the way, or the end. */
export function moved(
  steps: readonly Step[],
  at: number,
  by: -1 | 1,
  rules: readonly CleaningRuleItem[],
): Step[] | null {
  const [one, other] = [steps[at], steps[at + by]];
  if (!one || !other) return null;
  const [first, second] = by === 1 ? [other.rule, one.rule] : [one.rule, other.rule];
  if (rules.find(({ id }) => id === second)?.before.includes(first)) return null;
  return steps.map((step, i) => (i === at ? other : i === at + by ? one : step));
}
