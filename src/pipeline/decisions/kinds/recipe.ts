import { PersonError } from '../../../contract/person-error.ts';
import { faultOf } from '../../../core/clean/recipe.ts';
import { SOURCES } from '../../../sources/index.ts';
import { sourcesOfHistory } from '../../../store/recipes.ts';
import type { Connection } from '../../../store/database.ts';
import { followRecipe } from '../../recipes/follow-recipe.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * How the records of a source are cleaned: the newest recipe that is not undone holds. Records that come out
 * otherwise by it than by the one before are made again, and no others.
 *
 * @throws {PersonError} `recipe.unknown-source`, and the faults of {@link faultOf}.
 */
export const recipe: DecisionKind<'recipe'> = {
  kind: 'recipe',
  check: async (connection, { source, steps }) => {
    await refuseUnknownSource(connection, source);
    const fault = faultOf({ steps });
    if (fault) throw new PersonError(fault.code, fault.about, { exitCode: 2, status: 422, field: 'about.steps' });
  },
  settleInBatches: async (store, { source }, signal) => ({ ...(await followRecipe(store, source, signal)) }),
};

/** A recipe may be there before the first file of its source. */
async function refuseUnknownSource(connection: Connection, source: string): Promise<void> {
  const known = new Set([...(await sourcesOfHistory(connection)), ...SOURCES.map(({ id }) => id)]);
  if (known.has(source)) return;
  const about = { source, known: [...known].join(', ') };
  throw new PersonError('recipe.unknown-source', about, { exitCode: 2, status: 422, field: 'about.source' });
}
