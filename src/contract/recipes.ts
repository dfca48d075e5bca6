import { z } from 'zod';
import { recipeStepSchema } from './decisions.ts';

const localisedSchema = z.object({ en: z.string(), 'zh-CN': z.string() });
const valueSchema = z.union([z.number(), z.boolean(), z.string()]);

/** A cleaning rule as people choose it. */
export const cleaningRuleSchema = z.object({
  id: z.string(),
  reason: localisedSchema,
  /** What the rule does, value by value; null: nothing is said. The same examples are its test. */
  examples: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** What can be set, by name; of numbers `from` and `to` are the bounds, of texts `to` is the longest. */
  parameters: z.record(
    z.string(),
    z.object({ label: localisedSchema, usual: valueSchema, from: z.number().optional(), to: z.number().optional() }),
  ),
  /** Rules that would destroy what this one needs: it must come before them. */
  before: z.array(z.string()),
  isOffAtFirst: z.boolean(),
});
export type CleaningRuleItem = z.infer<typeof cleaningRuleSchema>;

/** A recipe that was decided; of a source the first is version 1, and 0 is the standard one. */
export const recipeVersionSchema = z.object({
  version: z.number().int(),
  decisionId: z.number().int(),
  steps: z.array(recipeStepSchema),
  why: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  undoneAt: z.string().nullable(),
  isSettled: z.boolean(),
});
export type RecipeVersion = z.infer<typeof recipeVersionSchema>;

export const sourceRecipeSchema = z.object({
  source: z.string(),
  /** The version that holds. */
  version: z.number().int(),
  /** With every parameter said. */
  steps: z.array(recipeStepSchema),
  /** Newest first, the undone ones too. */
  versions: z.array(recipeVersionSchema),
});
export type SourceRecipe = z.infer<typeof sourceRecipeSchema>;

export const recipesSchema = z.object({
  rules: z.array(cleaningRuleSchema),
  standard: z.array(recipeStepSchema),
  sources: z.array(sourceRecipeSchema),
});
export type Recipes = z.infer<typeof recipesSchema>;

/** A value that a recipe would make another. Null: nothing is said. */
export const previewSampleSchema = z.object({
  recordId: z.string(),
  field: z.string(),
  now: z.string().nullable(),
  then: z.string().nullable(),
});
export type PreviewSample = z.infer<typeof previewSampleSchema>;

export const recipePreviewSchema = z.object({
  /** Records that were looked at; `isWhole` false: there are more, and these are the first. */
  looked: z.number().int(),
  isWhole: z.boolean(),
  /** Of these: would be made again; would pass and do not; would be refused and are not. */
  changed: z.number().int(),
  passing: z.number().int(),
  refused: z.number().int(),
  /** Values that each rule changes now, and would change then; samples of values that come out otherwise. */
  rules: z.array(
    z.object({
      rule: z.string(),
      now: z.number().int(),
      then: z.number().int(),
      samples: z.array(previewSampleSchema),
    }),
  ),
  /** Records that would pass or be refused. */
  turning: z.array(
    z.object({ recordId: z.string(), passes: z.boolean(), code: z.string(), about: z.record(z.string(), z.string()) }),
  ),
});
export type RecipePreview = z.infer<typeof recipePreviewSchema>;
