import type { Dimension, FilterTree } from '../../../contract/question.ts';
import type { Measurement } from './measurement.ts';
import type { ReferenceQuestion } from './reference-question.ts';

export function holds(one: Measurement, { where, filter }: ReferenceQuestion): boolean {
  if (filter && !holdsTree(one, filter)) return false;
  return where.every(({ dimension }) =>
    where.some((filter) => filter.dimension === dimension && hasValue(one, filter)),
  );
}

export function dimensionsOf(tree: FilterTree): Dimension[] {
  if ('dimension' in tree) return [tree.dimension];
  return ('not' in tree ? [tree.not] : 'and' in tree ? tree.and : tree.or).flatMap(dimensionsOf);
}

function holdsTree(one: Measurement, tree: FilterTree): boolean {
  if ('and' in tree) return tree.and.every((part) => holdsTree(one, part));
  if ('or' in tree) return tree.or.some((part) => holdsTree(one, part));
  if ('not' in tree) return !holdsTree(one, tree.not);
  return hasValue(one, tree);
}

function hasValue(one: Measurement, { dimension, value }: { dimension: Dimension; value: string }): boolean {
  const found = one.dimensions[dimension] ?? '';
  if (!Array.isArray(found)) return String(found) === value;
  return found.length === 0 ? value === '' : found.includes(value);
}
