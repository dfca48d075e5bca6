import { busiestHours } from './busiest-hour.ts';
import { addsUp, cellsAddedUp } from './added-up.ts';
import { groupedCells } from './grouped.ts';
import type { Shape } from './shape.ts';

/** Moments over time: how many, their sum, the mean of ones and zeros (a ratio), or how many in the busiest hour. */
export const series: Shape = {
  empty: (aggregate) => (aggregate === 'ratio' || aggregate === 'busiest-hour' ? null : 0),
  cells: (connection, question) => {
    if (question.aggregate === 'busiest-hour') return busiestHours(connection, question);
    if (addsUp(question)) return cellsAddedUp(connection, question);
    return groupedCells(connection, question, (value) => {
      if (question.aggregate === 'ratio') return `sum(${value})::float8 / nullif(count(${value}), 0)`;
      return question.aggregate === 'sum' ? `coalesce(sum(${value}), 0)` : `count(${value})`;
    });
  },
};
