import type { RowsBehind } from '../contract/history.ts';
import type { Answer, Dimension, DimensionValue, Filter, MetricInfo, Question } from '../contract/question.ts';
import type { Database } from '../store/database.ts';

/** What the server asks of the statistics; the tests stand in for it. */
export interface Statistics {
  metricInfos(): readonly MetricInfo[];
  ask(database: Database, question: Question): Promise<Answer>;
  rowsBehind(database: Database, question: Question, cell: Cell, page: PageRequest): Promise<RowsBehind>;
  dimensionValues(database: Database, dimension: Dimension): Promise<DimensionValue[]>;
}

/** One cell of an answer: its bucket, and a value (empty: unknown) for each dimension of `by`. */
export interface Cell {
  readonly bucket: string | null;
  readonly by: readonly Filter[];
}

export interface PageRequest {
  readonly cursor: string | null;
  readonly limit: number;
}
