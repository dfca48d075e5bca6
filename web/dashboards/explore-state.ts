import type { Aggregation, Dimension, MetricInfo } from '../../src/contract/question.ts';

export const CHART_KINDS = ['line', 'bar', 'pie', 'table'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

export interface Explore {
  readonly info: MetricInfo;
  readonly aggregate: Aggregation;
  readonly by: Dimension | undefined;
  readonly isOverTime: boolean;
  readonly kind: ChartKind;
  readonly targetMinutes: number;
}

/** What the address asks of the explorer; what the metric does not offer falls back to what it does. Null: there is no metric. */
export function readExplore(params: URLSearchParams, metrics: readonly MetricInfo[]): Explore | null {
  const info = metrics.find((metric) => metric.id === params.get('metric')) ?? metrics[0];
  if (!info) return null;
  const aggregate = info.aggregations.find((name) => name === params.get('aggregate')) ?? info.defaultAggregation;
  const by = info.dimensions.find((name) => name === params.get('by'));
  const target = Number(params.get('target') ?? '60');
  const rough = {
    info,
    aggregate,
    by,
    isOverTime: (params.get('time') ?? (by ? 'whole' : 'over-time')) !== 'whole',
    targetMinutes: Number.isFinite(target) && target >= 0 ? target : 60,
  };
  const kinds = fittingKinds(rough);
  return { ...rough, kind: kinds.find((kind) => kind === params.get('chart')) ?? kinds[0] ?? 'table' };
}

/** Charts that can show this truthfully: parts of a whole only where values add up, bars over time likewise. */
export function fittingKinds(explore: Pick<Explore, 'aggregate' | 'by' | 'isOverTime'>): ChartKind[] {
  const isAdding = explore.aggregate === 'count' || explore.aggregate === 'sum';
  if (explore.isOverTime) return explore.by && !isAdding ? ['line', 'table'] : ['line', 'bar', 'table'];
  if (!explore.by) return ['table'];
  return isAdding ? ['bar', 'pie', 'table'] : ['bar', 'table'];
}
