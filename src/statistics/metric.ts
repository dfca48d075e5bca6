import type { PromisedMetric } from '../contract/target-metrics.ts';
import type {
  Aggregation,
  Clock,
  DateBasis,
  Dimension,
  Interval,
  MetricInfo,
  Reach,
  Unit,
} from '../contract/question.ts';
import type { DecidingWord } from '../core/sentiment/reading.ts';
import type { Localised } from '../contract/text.ts';

export const SHAPES = ['series', 'distribution', 'level', 'distinct', 'concurrent'] as const;
export type ShapeName = (typeof SHAPES)[number];

export type Entity = 'customer' | 'conversation';

/**
 * A number as data: what it is called, what it means, and where its measurements are.
 *
 * `measurements` is a select with one row for each thing measured: `at` (the anchor), `slot`,
 * `value`, and every split of the interaction it was found by (measurements-sql.ts); it reads `published.interaction` or a
 * context of it (contexts/). Durations are integer
 * milliseconds there and seconds in answers. A level has `until` (null: still) in place of `value`, and so has what runs
 * at the same time (its end is known);
 * what is counted once however often it appears (`entity`) has that. Where there are agents, `acted_at` is
 * when they acted: that decides their team. On the business clock a length is that from `started_at` to `ended_at`.
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
  /** The clocks that its lengths can be read on; absent: the calendar's only. */
  readonly clocks?: readonly Clock[];
  /** Its 95 % interval, for ratios and means of a sample. */
  readonly interval?: Interval;
  /** Its values are waits, and each is held to what was promised about this metric when it began. */
  readonly promise?: PromisedMetric;
  /** Its value is 1 where the promise was broken. */
  readonly countsBroken?: boolean;
  /** What else a row depends on, beside its own interaction (absent): a commit there may change it. */
  readonly reach?: Reach;
  /** What a text (with its language) comes to, and which of its words decided that; null: nothing. Absent: no words decide. */
  readonly explain?: (text: string, language: string | null) => Explained | null;
  /**
   * Its rows have `returned_at` (null: never) in place of `value`, which is 1 where that is not within so many days after the
   * anchor, unless the question says otherwise. While they are not over the row is left out.
   */
  readonly windowDays?: number;
  /** What is counted once however often it appears. */
  readonly entity?: Entity;
  readonly measurements: URL;
  readonly leftOut?: URL;
  /** The same of published.repeat, which the mirror does not have. */
  readonly repeatsLeftOut?: URL;
}

/** The value that a text was given, in the unit of the metric, and the words that decided it. */
export interface Explained {
  readonly value: number;
  readonly deciding: readonly DecidingWord[];
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
    clocks: [...clocksOf(metric)],
    dates: datesOf(metric),
    reach: metric.reach ?? 'interaction',
    windowDays: metric.windowDays ?? null,
    source: metric.source,
  };
}

/** Its measurements last from `at` until `until`: those that began before a range may count in it. */
export function isOfSpans({ shape }: Pick<Metric, 'shape'>): boolean {
  return shape === 'level' || shape === 'concurrent';
}

export function clocksOf(metric: Metric): readonly Clock[] {
  return metric.clocks ?? ['calendar'];
}

/** A level is read at a moment, and what runs at the same time stands in no one bucket: they have no cohorts. */
export function datesOf(metric: Metric): DateBasis[] {
  return isOfSpans(metric) ? ['event'] : ['event', 'cohort'];
}

/** The aggregations of what is only counted. */
export const COUNTED = ['count', 'busiest-hour'] as const;
/** The aggregations of a distribution. */
export const DISTRIBUTION = ['median', 'p75', 'p90', 'p95', 'p99', 'max', 'mean', 'sum', 'count', 'share'] as const;
/** What spans may be split by, too: a weekday or an hour is none of theirs alone. */
export const WHERE = [
  'channel',
  'direction',
  'source',
  'import',
  'customer',
  'company',
  'topic',
  'subtopic',
  'tag',
] as const;
/** What everything else may be split by. */
export const WHERE_AND_WHEN = [...WHERE, 'weekday', 'hour'] as const;
/** The same where agents are credited. */
export const WHO_WHERE_AND_WHEN = ['agent', 'team', ...WHERE_AND_WHEN] as const;
