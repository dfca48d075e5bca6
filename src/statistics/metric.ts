import type { Aggregation, Dimension, MetricInfo, Unit } from '../contract/question.ts';
import type { Localised } from '../contract/text.ts';

export const SHAPES = ['series', 'distribution', 'level'] as const;
export type ShapeName = (typeof SHAPES)[number];

/**
 * A number as data: what it is called, what it means, and where its measurements are.
 *
 * `measurements` is a select with one row for each thing measured: `at` (the anchor), `slot`,
 * `value`, `record_id`, `part`, and the columns of its dimensions. Durations are integer
 * milliseconds there and seconds in answers. A level has `until` (null: still) in place of `value`.
 * `leftOut` has the same columns with `reason` for what a reader may miss; it is only counted.
 */
export interface Metric {
  readonly id: string;
  readonly label: Localised;
  readonly definition: Localised;
  readonly leavesOut: Localised;
  readonly unit: Unit;
  /** The unit of its `count`, where that is another. */
  readonly countUnit?: Unit;
  readonly better: 'higher' | 'lower' | null;
  readonly anchor: Localised;
  /** Where the formula comes from. */
  readonly source: string;
  readonly shape: ShapeName;
  readonly aggregations: readonly Aggregation[];
  readonly defaultAggregation: Aggregation;
  readonly dimensions: readonly Dimension[];
  /** A row whose value is null is a wait that has no answer yet; it is counted beside. */
  readonly isWait?: boolean;
  readonly measurements: URL;
  readonly leftOut?: URL;
}

/** What a metric says of itself, for screens: all but where its rows come from. */
export function metricInfo(metric: Metric): MetricInfo {
  return {
    id: metric.id,
    label: metric.label,
    definition: metric.definition,
    leavesOut: metric.leavesOut,
    unit: metric.unit,
    better: metric.better,
    anchor: metric.anchor,
    shape: metric.shape,
    aggregations: [...metric.aggregations],
    defaultAggregation: metric.defaultAggregation,
    dimensions: [...metric.dimensions],
    source: metric.source,
  };
}

/** The aggregations of a distribution. */
export const DISTRIBUTION = ['median', 'p75', 'p90', 'p95', 'mean', 'sum', 'count', 'share'] as const;
/** What messages and waits may be split by. */
export const WHERE_AND_WHEN = ['channel', 'direction', 'source', 'customer', 'weekday', 'hour'] as const;
