import type { Dimension, FilterTree } from '../contract/question.ts';
import type { Connection } from '../store/database.ts';
import { conditionOf, type DimensionColumn } from './dimensions.ts';

/** The rows that count. `is`: a dimension has one of some values; null among them means: unknown counts too. */
export type Condition =
  | { readonly is: DimensionColumn; readonly values: readonly (string | null)[] }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition };

/** All rows. */
export const ALL: Condition = { and: [] };

/**
 * What a filter means for the rows. People, sources and imports may be given by id or by name (any case);
 * an empty value is unknown.
 *
 * @throws {PersonError} `statistics.unknown-value`: a name that nobody has is a mistake, not a zero.
 */
export async function conditionFor(
  connection: Connection,
  filter: FilterTree,
  teams: readonly string[],
): Promise<Condition> {
  const each = async (trees: readonly FilterTree[]) => {
    const parts: Condition[] = [];
    for (const tree of trees) parts.push(await conditionFor(connection, tree, teams));
    return parts;
  };
  if ('and' in filter) return { and: await each(filter.and) };
  if ('or' in filter)
    return isOneDimension(filter.or) ? await oneOf(connection, filter.or, teams) : { or: await each(filter.or) };
  if ('not' in filter) return { not: await conditionFor(connection, filter.not, teams) };
  return await conditionOf(connection, filter.dimension, [filter.value], teams);
}

type Leaf = Extract<FilterTree, { dimension: Dimension }>;

function isOneDimension(trees: readonly FilterTree[]): trees is readonly [Leaf, ...Leaf[]] {
  const [first] = trees;
  return (
    first !== undefined &&
    'dimension' in first &&
    trees.every((tree) => 'dimension' in tree && tree.dimension === first.dimension)
  );
}

/** Alternatives of one dimension are one list, which an index can answer. */
async function oneOf(
  connection: Connection,
  leaves: readonly [Leaf, ...Leaf[]],
  teams: readonly string[],
): Promise<Condition> {
  return await conditionOf(
    connection,
    leaves[0].dimension,
    leaves.map((leaf) => leaf.value),
    teams,
  );
}

/** The same without what only a zone can tell: it takes in at least as much. */
export function withoutRhythm(condition: Condition, isPositive = true): Condition {
  if ('and' in condition) return { and: condition.and.map((one) => withoutRhythm(one, isPositive)) };
  if ('or' in condition) return { or: condition.or.map((one) => withoutRhythm(one, isPositive)) };
  if ('not' in condition) return { not: withoutRhythm(condition.not, !isPositive) };
  if (!condition.is.isRhythm) return condition;
  return isPositive ? { and: [] } : { or: [] };
}
