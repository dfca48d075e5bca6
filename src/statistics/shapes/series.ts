import { groupedCells } from './grouped.ts';
import type { Shape } from './shape.ts';

/** Moments over time: how many, their sum, or the mean of ones and zeros (a ratio). */
export const series: Shape = {
  empty: (aggregate) => (aggregate === 'ratio' ? null : 0),
  cells: (connection, question) =>
    groupedCells(connection, question, (value) => {
      if (question.aggregate === 'ratio') return `sum(${value})::float8 / nullif(count(${value}), 0)`;
      return question.aggregate === 'sum' ? `coalesce(sum(${value}), 0)` : `count(${value})`;
    }),
};
