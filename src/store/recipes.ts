import type { DecisionKindName, RecipeAbout } from '../contract/decisions.ts';
import type { RecipeVersion } from '../contract/recipes.ts';
import type { Connection, Database } from './database.ts';

/** A recipe that somebody decided. */
export interface DecidedRecipe {
  readonly decisionId: number;
  readonly steps: RecipeAbout['steps'];
}

/** The recipe that holds for a source; null: nobody decided one. */
export async function activeRecipe(connection: Connection | Database, source: string): Promise<DecidedRecipe | null> {
  const { rows } = await connection.query<DecidedRecipe>(
    `select decision_id as "decisionId", about -> 'steps' as steps from history.decision
     where kind = 'recipe' and undone_at is null and about ->> 'source' = $1
     order by decision_id desc limit 1`,
    [source],
  );
  return rows[0] ?? null;
}

/**
 * The recipes by which records of a source may still be cleaned while some decisions are not followed yet: of
 * each of these, the recipe itself and the one that held before it. `null`: the standard one.
 */
export async function recipesBeforeNow(database: Database, source: string): Promise<(DecidedRecipe | null)[]> {
  const { rows } = await database.query<{ own: DecidedRecipe; before: DecidedRecipe | null }>(RECIPES_BEFORE_NOW, [
    source,
  ]);
  return rows.flatMap(({ own, before }) => [own, before]);
}

const RECIPES_BEFORE_NOW = `
select jsonb_build_object('decisionId', d.decision_id, 'steps', d.about -> 'steps') as own,
  (select jsonb_build_object('decisionId', p.decision_id, 'steps', p.about -> 'steps') from history.decision p
   where p.kind = 'recipe' and p.about ->> 'source' = $1 and p.decision_id < d.decision_id
     and (p.undone_at is null or p.undone_at > d.decided_at)
   order by p.decision_id desc limit 1) as before
from history.decision d
where d.kind = 'recipe' and d.about ->> 'source' = $1 and d.settled_at is null`;

/** Imports that are not undone and brought something of a source. */
export async function importsOfSource(database: Database, source: string): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    `select i.import_id as id from history.import i
     where i.state <> 'undone' and exists (
       select 1 from history.original o where o.import_id = i.import_id and o.source = $1)
     order by i.import_id`,
    [source],
  );
  return rows.map(({ id }) => id);
}

/** All sources that have brought something, by name. */
export async function sourcesOfHistory(database: Database | Connection): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>('select name from history.source order by name');
  return rows.map(({ name }) => name);
}

/** A number that is another one whenever it was decided anew how records are cleaned. */
export async function cleaningMark(
  connection: Connection | Database,
  kinds: readonly DecisionKindName[] = ['recipe'],
): Promise<number> {
  const { rows } = await connection.query<{ mark: number }>(
    `select (count(*) + count(undone_at))::int as mark from history.decision where kind = any ($1)`,
    [kinds],
  );
  return rows[0]!.mark;
}

/** Every recipe that was ever decided, by source; of each source the newest first. */
export async function recipeVersions(database: Database): Promise<Map<string, RecipeVersion[]>> {
  const { rows } = await database.query<
    Omit<RecipeVersion, 'decidedAt' | 'undoneAt'> & { source: string; decidedAt: Date; undoneAt: Date | null }
  >(
    `select about ->> 'source' as source, about -> 'steps' as steps, decision_id as "decisionId", why,
       row_number() over (partition by about ->> 'source' order by decision_id)::int as version,
       decided_by as "decidedBy", decided_at as "decidedAt", undone_at as "undoneAt", settled_at is not null as "isSettled"
     from history.decision where kind = 'recipe' order by decision_id desc`,
  );
  const bySource = new Map<string, RecipeVersion[]>();
  for (const { source, ...row } of rows) {
    const versions = bySource.get(source) ?? [];
    bySource.set(source, versions);
    versions.push({
      ...row,
      decidedAt: row.decidedAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
    });
  }
  return bySource;
}
