import { InvariantError } from '../basics/invariant-error.ts';
import { type Cleaning, STANDARD_CLEANING, usualParameters } from './cleaning.ts';
import type { CleaningRule, RuleParameter, RuleParameters } from './cleaning-rule.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';

/** How the records of a source are cleaned, as people decide it: rules by name, in this order. */
export interface Recipe {
  readonly steps: readonly RecipeStep[];
}

export interface RecipeStep {
  readonly rule: string;
  /** Those that are missing are as usual. */
  readonly parameters: RuleParameters;
}

/** Why a recipe cannot be followed: a code with a sentence in both languages, and what that mentions. */
export interface RecipeFault {
  readonly code: string;
  readonly about: Readonly<Record<string, string>>;
}

/** A cleaning as a recipe: the way to show and to export the standard one. */
export function recipeOf({ steps }: Cleaning): Recipe {
  return { steps: steps.map(({ rule, parameters }) => ({ rule: rule.id, parameters })) };
}

export const STANDARD_RECIPE: Recipe = recipeOf(STANDARD_CLEANING);

/**
 * The cleaning that a recipe describes.
 *
 * @throws {InvariantError} `RECIPE_NOT_CHECKED`: {@link faultOf} would have told.
 */
export function cleaningOfRecipe({ steps }: Recipe): Cleaning {
  return {
    steps: steps.map((step) => {
      const rule = RULES.get(step.rule);
      if (!rule) throw new InvariantError('RECIPE_NOT_CHECKED', step.rule);
      return { rule, parameters: { ...usualParameters(rule), ...step.parameters } };
    }),
  };
}

/** The same with every parameter said, so that two recipes that do the same are equal. */
export function wholeRecipe(recipe: Recipe): Recipe {
  return recipeOf(cleaningOfRecipe(recipe));
}

/** What is wrong with a recipe; null: it can be followed. The first fault, from the top. */
export function faultOf({ steps }: Recipe): RecipeFault | null {
  const met = new Set<string>();
  for (const { rule: name, parameters } of steps) {
    const rule = RULES.get(name);
    if (!rule) return { code: 'recipe.unknown-rule', about: { rule: name, rules: [...RULES.keys()].join(', ') } };
    if (met.has(name)) return { code: 'recipe.rule-twice', about: { rule: name } };
    met.add(name);
    const fault = parameterFault(rule, parameters);
    if (fault) return fault;
  }
  return null;
}

const RULES: ReadonlyMap<string, CleaningRule> = new Map(CLEANING_RULES.map((rule) => [rule.id, rule]));

function parameterFault(rule: CleaningRule, parameters: RuleParameters): RecipeFault | null {
  const known = rule.parameters ?? {};
  for (const [name, value] of Object.entries(parameters)) {
    const about = { rule: rule.id, parameter: name, value: String(value) };
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!parameter) {
      const names = Object.keys(known).join(', ') || '–';
      return { code: 'recipe.unknown-parameter', about: { ...about, parameters: names } };
    }
    if (typeof value !== typeof parameter.usual)
      return { code: 'recipe.wrong-type', about: { ...about, usual: JSON.stringify(parameter.usual) } };
    if (!isWithin(value, parameter))
      return {
        code: 'recipe.out-of-bounds',
        about: { ...about, from: String(parameter.from ?? 0), to: String(parameter.to) },
      };
  }
  return null;
}

function isWithin(value: unknown, { from, to }: RuleParameter): boolean {
  if (typeof value === 'boolean') return true;
  const size = typeof value === 'string' ? value.length : Number(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return false;
  return size >= (from ?? 0) && size <= (to ?? Infinity);
}
