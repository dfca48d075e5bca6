import type { CleaningRuleItem, Recipes, RecipeVersion, SourceRecipe } from '../../contract/recipes.ts';
import type { CleaningRule } from '../../core/clean/cleaning-rule.ts';
import { CLEANING_RULES } from '../../core/clean/cleaning-rules.ts';
import { STANDARD_RECIPE, wholeRecipe } from '../../core/clean/recipe.ts';
import { recipeVersions, sourcesOfHistory } from '../../store/recipes.ts';
import type { Store } from '../../store/store.ts';

/** All rules that there are, and how each source is cleaned: those that brought something, and those decided ahead. */
export async function listRecipes({ database }: Pick<Store, 'database'>): Promise<Recipes> {
  const decided = await recipeVersions(database);
  const names = new Set([...(await sourcesOfHistory(database)), ...decided.keys()]);
  return {
    rules: CLEANING_RULES.map(ruleItem),
    standard: STANDARD_RECIPE.steps.map(stepItem),
    sources: [...names].sort().map((source) => sourceRecipe(source, decided.get(source) ?? [])),
  };
}

function sourceRecipe(source: string, versions: readonly RecipeVersion[]): SourceRecipe {
  const holds = versions.find((one) => one.undoneAt === null);
  const recipe = holds ? wholeRecipe(holds) : STANDARD_RECIPE;
  return { source, version: holds?.version ?? 0, steps: recipe.steps.map(stepItem), versions: [...versions] };
}

function stepItem({ rule, parameters }: SourceRecipe['steps'][number] | (typeof STANDARD_RECIPE)['steps'][number]) {
  return { rule, parameters: { ...parameters } };
}

function ruleItem(rule: CleaningRule): CleaningRuleItem {
  const { id, reason, parameters = {}, before = [], isOffAtFirst = false } = rule;
  return {
    id,
    reason,
    examples: rule.examples.flatMap(exampleItems),
    parameters: { ...parameters },
    before: [...before],
    isOffAtFirst,
  };
}

/** Each value that is in an example, before and after; of a rule that turns markup into text both stand together. */
function exampleItems({ before, after }: CleaningRule['examples'][number]): CleaningRuleItem['examples'] {
  const [from, to] = [valuesOf(before), valuesOf(after)];
  if (from.has('html')) return [{ field: 'html', before: from.get('html')!, after: to.get('text') ?? null }];
  return [...new Set([...from.keys(), ...to.keys()])].map((field) => ({
    field,
    before: from.get(field) ?? null,
    after: to.get(field) ?? null,
  }));
}

function valuesOf(said: object): Map<string, string> {
  return new Map(Object.entries(said).map(([field, value]) => [field, valueText(value)]));
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && 'address' in value) {
    const { address, name } = value as { address: string; name?: string };
    return name === undefined ? address : `${name} <${address}>`;
  }
  return JSON.stringify(value);
}
