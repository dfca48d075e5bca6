import type { Dimension, FilterTree } from './question.ts';

/** The dimensions that a filter speaks of, each once. */
export function dimensionsIn(filter: FilterTree | undefined): Dimension[] {
  if (filter === undefined) return [];
  if ('dimension' in filter) return [filter.dimension];
  const parts = 'not' in filter ? [filter.not] : 'and' in filter ? filter.and : filter.or;
  return [...new Set(parts.flatMap(dimensionsIn))];
}
