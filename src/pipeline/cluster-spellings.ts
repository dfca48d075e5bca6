import { clusterValues } from '../core/standardise/cluster-values.ts';

/** Of values with their counts, those that are likely one thing spelt in several ways; the most frequent first. */
export function clusterSpellings(values: readonly { readonly value: string; readonly count: number }[]): string[][] {
  const said = values.filter(({ value }) => value !== '');
  return clusterValues(new Map(said.map(({ value, count }) => [value, count])))
    .map((cluster) => cluster.values.map(({ value }) => value))
    .filter((cluster) => cluster.length > 1);
}
