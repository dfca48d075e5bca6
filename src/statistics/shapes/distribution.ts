import type { Parameters } from '../parameters.ts';
import { steady } from '../steady.ts';
import { groupedCells } from './grouped.ts';
import type { Shape, ShapeQuestion } from './shape.ts';

/**
 * Values, and how they lie. Percentiles are exact, interpolated between the two nearest values
 * (SQL's `percentile_cont`). Sums are of exact numbers, so the order of rows decides nothing.
 */
export const distribution: Shape = {
  empty: (aggregate) => (aggregate === 'count' || aggregate === 'sum' ? 0 : null),
  cells: async (connection, question) => {
    const isPercentile = FRACTIONS[question.aggregate] !== undefined;
    const cells = await groupedCells(
      connection,
      question,
      (value, parameters) => valueSql(question, value, parameters),
      isPercentile,
    );
    if (!isPercentile) return cells;
    return cells.map((cell) => ({ ...cell, value: cell.value && steady(cell.value) }));
  },
};

const FRACTIONS: Readonly<Record<string, number>> = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 };

function valueSql({ aggregate, target }: ShapeQuestion, value: string, parameters: Parameters): string {
  const fraction = FRACTIONS[aggregate];
  if (fraction !== undefined) return `percentile_cont(${fraction}) within group (order by ${value})`;
  if (aggregate === 'count') return `count(${value})`;
  if (aggregate === 'sum') return `coalesce(sum(${value}), 0)`;
  if (aggregate === 'max') return `max(${value})`;
  if (aggregate === 'share') {
    const under = `count(*) filter (where ${value} <= ${parameters.add(target)}::numeric)`;
    return `${under}::float8 / nullif(count(${value}), 0)`;
  }
  return `sum(${value})::float8 / nullif(count(${value}), 0)`;
}
