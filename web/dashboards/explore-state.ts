import type { Aggregation, Clock, Comparison, DateBasis, Dimension, MetricInfo } from '../../src/contract/question.ts';
import type { ChartKind } from '../../src/contract/chart-kinds.ts';
import { COMPARISONS, LONGEST_WINDOW_DAYS, OVERLAPPING_DIMENSIONS } from '../../src/contract/question-names.ts';

export interface Explore {
  readonly info: MetricInfo;
  readonly aggregate: Aggregation;
  /** Up to three splits, in their order; of a heat map weekday and hour. */
  readonly by: readonly Dimension[];
  readonly isOverTime: boolean;
  readonly kind: ChartKind;
  /** Those that fit, to be chosen from. */
  readonly kinds: readonly ChartKind[];
  readonly targetMinutes: number;
  /** Of a level only what has been open longer; null: all. */
  readonly longerMinutes: number | null;
  /** How long a customer may not come back; null: the metric has no such window. */
  readonly windowDays: number | null;
  readonly clock: Clock;
  /** One version of working hours; null: each scope's own. */
  readonly calendar: number | null;
  readonly date: DateBasis;
  readonly compare: Comparison | null;
  /** Another version of working hours to compare with; null: none. */
  readonly compareCalendar: number | null;
  /** Of the first split; null: all. */
  readonly top: number | null;
  /** As it was written; empty: none. */
  readonly filter: string;
  /** As the history stood then: a date, or the moment and version of an answer; null: today. */
  readonly asOf: string | null;
  readonly version: number | null;
  /** What follows is drawn too; only where {@link canForecast} holds. */
  readonly isForecast: boolean;
}

/** What the address asks of the explorer; what the metric does not offer falls back to what it does. Null: there is no metric. */
export function readExplore(params: URLSearchParams, metrics: readonly MetricInfo[]): Explore | null {
  const info = metrics.find((metric) => metric.id === params.get('metric')) ?? metrics[0];
  if (!info) return null;
  const aggregate = info.aggregations.find((name) => name === params.get('aggregate')) ?? info.defaultAggregation;
  const by = readSplits(params.get('by'), info);
  const target = Number(params.get('target') ?? '60');
  const clock = info.clocks.find((name) => name === params.get('clock')) ?? 'calendar';
  const compareCalendar = clock === 'business' ? wholeNumber(params.get('compare-calendar')) : null;
  const rough = {
    info,
    aggregate,
    by,
    isOverTime: (params.get('time') ?? (by.length > 0 ? 'whole' : 'over-time')) !== 'whole',
    targetMinutes: Number.isFinite(target) && target >= 0 ? target : 60,
    longerMinutes: info.shape === 'level' ? wholeNumber(params.get('longer')) : null,
    windowDays: windowOf(params.get('window'), info),
    clock,
    calendar: wholeNumber(params.get('calendar')),
    date: info.dates.find((date) => date === params.get('date')) ?? 'event',
    compare: compareCalendar === null ? (COMPARISONS.find((name) => name === params.get('compare')) ?? null) : null,
    compareCalendar,
    top: by.length > 0 ? wholeNumber(params.get('top')) : null,
    filter: params.get('filter') ?? '',
    asOf: params.get('as-of') || null,
    version: wholeNumber(params.get('version')),
  } as const;
  const kinds = fittingKinds(rough);
  const isForecast = params.get('forecast') === '1' && canForecast(rough);
  // A week's rhythm is read as a heat map, whichever of its two was chosen first.
  const isRhythm = by.length === 2 && by.includes('weekday') && by.includes('hour') && !rough.isOverTime;
  if (hasWeek(info) && (params.get('chart') ?? (isRhythm ? 'heat' : null)) === 'heat') {
    return { ...rough, by: ['weekday', 'hour'], isOverTime: false, top: null, kind: 'heat', kinds, isForecast: false };
  }
  return {
    ...rough,
    kinds,
    isForecast,
    kind: kinds.find((kind) => kind === params.get('chart')) ?? kinds[0] ?? 'table',
  };
}

/**
 * Charts that can show this truthfully: parts of a whole only where values add up, bars over time likewise;
 * several splits at once as lines or in the table.
 */
export function fittingKinds(explore: Pick<Explore, 'info' | 'aggregate' | 'by' | 'isOverTime'>): ChartKind[] {
  const isAdding = addsUp(explore);
  const week: ChartKind[] = hasWeek(explore.info) ? ['heat'] : [];
  if (explore.isOverTime) {
    return explore.by.length > 0 && !isAdding ? ['line', ...week, 'table'] : ['line', 'bar', ...week, 'table'];
  }
  if (explore.by.length === 0) return ['table', ...week];
  return isAdding ? ['bar', 'pie', ...week, 'table'] : ['bar', ...week, 'table'];
}

/** Whether the values of all splits are together what there is: not where one thing counts under several. */
export function addsUp({ info, aggregate, by }: Pick<Explore, 'info' | 'aggregate' | 'by'>): boolean {
  return (aggregate === 'count' || aggregate === 'sum') && info.shape !== 'distinct' && !isOverlapping(by);
}

export function isOverlapping(by: readonly Dimension[]): boolean {
  return OVERLAPPING_DIMENSIONS.some((dimension) => by.includes(dimension));
}

/** Counts by when they happened, not split: they add up, and are 0 where nothing happened. */
export function canForecast(explore: Pick<Explore, 'info' | 'aggregate' | 'by' | 'isOverTime' | 'date'>): boolean {
  const { info, aggregate, by, isOverTime, date } = explore;
  const isCount = aggregate === 'count' ? info.shape !== 'level' : aggregate === 'sum' && info.shape === 'series';
  return isCount && by.length === 0 && isOverTime && date === 'event';
}

function hasWeek({ dimensions }: MetricInfo): boolean {
  return dimensions.includes('weekday') && dimensions.includes('hour');
}

function readSplits(text: string | null, info: MetricInfo): Dimension[] {
  const wanted = (text ?? '').split(',');
  const known = wanted.flatMap((name) => info.dimensions.find((dimension) => dimension === name) ?? []);
  return [...new Set(known)].slice(0, 3);
}

function windowOf(text: string | null, { windowDays }: MetricInfo): number | null {
  if (windowDays === null) return null;
  const days = wholeNumber(text);
  return days !== null && days <= LONGEST_WINDOW_DAYS ? days : windowDays;
}

function wholeNumber(text: string | null): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
