import { recipeAboutSchema } from '../../contract/decisions.ts';
import { recipePreviewSchema, recipesSchema } from '../../contract/recipes.ts';
import type { Context, Scope } from './context.ts';

/** A page waits so long for a preview; what was not looked at by then is said. */
const PATIENCE = { milliseconds: 2_000 };

/** How sources are cleaned. Changing a recipe is a decision: POST /decisions with kind `recipe`. */
export async function recipeRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/recipes',
    { schema: { response: { 200: recipesSchema } } },
    async () => await pipeline.listRecipes(store),
  );

  scope.post(
    '/recipes/preview',
    // Shows what is masked today as it would be without.
    { config: { access: 'person' }, schema: { body: recipeAboutSchema, response: { 200: recipePreviewSchema } } },
    async (request) => await pipeline.previewRecipe(store, request.body, PATIENCE),
  );
}
