import {
  type Aggregation,
  type Clock,
  type Comparison,
  type DateBasis,
  type Dimension,
  type Filter,
  type FilterTree,
  type Question,
  type QuestionInput,
  questionSchema,
} from '../contract/question.ts';
import { dimensionsIn } from '../contract/dimensions-in.ts';
import { datesOf, type Metric } from './metric.ts';
import { METRICS } from './metrics.ts';
import { refusal } from './refusal.ts';
import { readMoment } from './time/moment.ts';
import { isZone } from '../core/calendar/zone.ts';

/** A question that has been checked: everything in it exists and goes together. */
export interface Asked {
  readonly metric: Metric;
  readonly aggregate: Aggregation;
  /** In the metric's unit; only with `share`. */
  readonly target: number | null;
  /** Milliseconds; 0: of a level all that is open. */
  readonly longerThan: number;
  /** Of 24 hours each; null: the metric has no window. */
  readonly windowDays: number | null;
  readonly every: Question['every'];
  readonly by: readonly Dimension[];
  /** `where` and `filter` as one. */
  readonly filter: FilterTree;
  readonly clock: Clock;
  /** One version of working hours for everybody; null: each scope's own. */
  readonly calendar: number | null;
  readonly date: DateBasis;
  readonly compare: Comparison | null;
  /** Another version of working hours, which the same is told by; null: none. */
  readonly compareCalendar: number | null;
  readonly top: number | null;
  readonly zone: string;
  readonly weekStart: number;
  /** UTC milliseconds; null: now. */
  readonly asOf: number | null;
  /** Of the history; null: that of `asOf`. */
  readonly version: number | null;
  /** UTC milliseconds; null is unbounded. */
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Checks a question against the metrics, dimensions and zones that there are.
 *
 * @throws {PersonError} `statistics.…` with the field, the value and what would be possible.
 */
export function checkQuestion(input: QuestionInput): Asked {
  const question = parse(input);
  const metric = metricNamed(question.metric);
  refuseClock(metric, question);
  refuseDate(metric, question);
  const aggregate = question.aggregate ?? metric.defaultAggregation;
  refuseAggregation(metric, aggregate);
  for (const dimension of question.by) refuseDimension(metric, dimension, 'by');
  for (const filter of question.where) refuseDimension(metric, filter.dimension, 'where');
  for (const dimension of dimensionsIn(question.filter)) refuseDimension(metric, dimension, 'filter');
  if (question.top !== undefined && question.by.length === 0) throw refusal('top-needs-split', 'top');
  if (question.compare && (question.from === undefined || question.to === undefined))
    throw refusal('compare-needs-range', 'compare');
  if (question.compare && question.compareCalendar !== undefined) throw refusal('one-comparison', 'compareCalendar');
  if (!isZone(question.zone))
    throw refusal('unknown-zone', 'zone', { zone: question.zone, possible: zonesLike(question.zone) });
  return {
    metric,
    aggregate,
    target: targetOf(question, metric, aggregate),
    longerThan: longerThanOf(question, metric),
    windowDays: windowOf(question, metric),
    every: question.every,
    by: [...new Set(question.by)],
    filter: filterOf(question),
    clock: question.clock,
    calendar: question.calendar ?? null,
    date: question.date,
    compare: question.compare ?? null,
    compareCalendar: question.compareCalendar ?? null,
    top: question.top ?? null,
    zone: question.zone,
    weekStart: question.weekStart,
    asOf: momentOf(question, 'asOf'),
    version: question.version ?? null,
    ...rangeOf(question),
  };
}

/** The metric with this id. */
export function metricNamed(id: string): Metric {
  const metric = METRICS.find((one) => one.id === id);
  if (!metric)
    throw refusal('unknown-metric', 'metric', { metric: id, possible: METRICS.map((one) => one.id).join(', ') });
  return metric;
}

function parse(input: QuestionInput): Question {
  const parsed = questionSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = String(issue.path[0] ?? 'question');
  if (issue.code === 'too_big' && issue.origin === 'number')
    throw refusal('too-large', field, { most: String(issue.maximum) });
  if (issue.code === 'too_small' && issue.origin === 'number')
    throw refusal('too-small', field, { least: String(Number(issue.minimum) + (issue.inclusive ? 0 : 1)) });
  if (issue.code !== 'invalid_value') throw refusal('bad-question', field);
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input);
  throw refusal('unknown-option', field, { value: String(value), possible: issue.values.join(', ') });
}

/** Values of one dimension in `where` are alternatives, several dimensions all hold, and so does `filter`. */
function filterOf({ where, filter }: Question): FilterTree {
  const byDimension = new Map<Dimension, Filter[]>();
  for (const one of where) byDimension.set(one.dimension, [...(byDimension.get(one.dimension) ?? []), one]);
  const all: FilterTree[] = [...byDimension.values()].map((alternatives) =>
    alternatives.length === 1 ? alternatives[0]! : { or: alternatives },
  );
  return { and: filter ? [...all, filter] : all };
}

function refuseClock(metric: Metric, { clock, calendar, compareCalendar }: Question): void {
  if (clock === 'calendar') {
    if (calendar !== undefined) throw refusal('calendar-needs-clock', 'calendar');
    if (compareCalendar !== undefined) throw refusal('calendar-needs-clock', 'compareCalendar');
    return;
  }
  if (!(metric.clocks ?? ['calendar']).includes(clock))
    throw refusal('clock-not-offered', 'clock', { metric: metric.id });
}

function refuseDate(metric: Metric, { date }: Question): void {
  if (date === 'cohort' && !datesOf(metric).includes(date))
    throw refusal('date-not-offered', 'date', { metric: metric.id });
}

function refuseAggregation(metric: Metric, aggregate: Aggregation): void {
  if (metric.aggregations.includes(aggregate)) return;
  const possible = metric.aggregations.join(', ');
  throw refusal('aggregation-not-offered', 'aggregate', { metric: metric.id, aggregate, possible });
}

function refuseDimension(metric: Metric, dimension: Dimension, field: string): void {
  if (metric.dimensions.includes(dimension)) return;
  const possible = metric.dimensions.join(', ');
  throw refusal('dimension-not-offered', field, { metric: metric.id, dimension, possible });
}

function targetOf(question: Question, metric: Metric, aggregate: Aggregation): number | null {
  if (aggregate !== 'share') return null;
  if (question.target === undefined) throw refusal('target-missing', 'target', { unit: metric.unit });
  return question.target;
}

function longerThanOf({ longerThan }: Question, metric: Metric): number {
  if (longerThan === undefined) return 0;
  if (metric.shape !== 'level') throw refusal('longer-needs-level', 'longerThan', { metric: metric.id });
  return longerThan * 1000;
}

function windowOf({ windowDays }: Question, metric: Metric): number | null {
  if (windowDays !== undefined && metric.windowDays === undefined)
    throw refusal('window-not-offered', 'windowDays', { metric: metric.id });
  return windowDays ?? metric.windowDays ?? null;
}

function rangeOf(question: Question): { from: number | null; to: number | null } {
  const from = momentOf(question, 'from');
  const to = momentOf(question, 'to');
  if (from !== null && to !== null && to <= from) {
    throw refusal('empty-range', 'to', { from: question.from!, to: question.to! });
  }
  return { from, to };
}

function momentOf(question: Question, field: 'from' | 'to' | 'asOf'): number | null {
  const text = question[field];
  if (text === undefined) return null;
  const moment = readMoment(text, question.zone);
  if (moment === null) throw refusal('bad-date', field, { value: text });
  return moment;
}

/** A few zones whose names resemble what was written, else well-known ones. */
function zonesLike(written: string): string {
  const city = written.split('/').at(-1)!.trim().toLowerCase().replaceAll(' ', '_').slice(0, 4);
  const alike = Intl.supportedValuesOf('timeZone').filter(
    (zone) => city.length >= 3 && zone.toLowerCase().includes(city),
  );
  return (alike.length > 0 ? alike.slice(0, 5) : ['UTC', 'Asia/Shanghai', 'Europe/London', 'America/New_York']).join(
    ', ',
  );
}
