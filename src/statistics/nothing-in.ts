import type { Aggregation } from '../contract/question.ts';
import type { Metric } from './metric.ts';
import { SHAPE_BY_NAME } from './shapes/index.ts';

/** The value of a split in which nothing lies: 0 of what is counted, a gap of what is measured. */
export function nothingIn({ shape }: Metric, aggregate: Aggregation): 0 | null {
  if (shape === 'level') return aggregate === 'level' ? 0 : null;
  return SHAPE_BY_NAME[shape].empty(aggregate);
}
