import type { Shape } from './shape.ts';
import { groupedCells } from './grouped.ts';

/** Moments over time: how many, their sum, or the mean of ones and zeros (a ratio). */
export const series: Shape = {
  empty: (aggregate) => (aggregate === 'ratio' ? null : 0),
  cells: (connection, question) =>
    groupedCells(connection, question, () => VALUES[question.aggregate] ?? VALUES.count!),
};

const VALUES: Readonly<Record<string, string>> = {
  count: 'count(m.value)',
  sum: 'coalesce(sum(m.value), 0)',
  ratio: 'sum(m.value)::numeric / nullif(count(m.value), 0)',
};
