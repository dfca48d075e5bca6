import { bucketKey, endOf, startOf } from './local-time.ts';
import { type Measurement, SECONDS } from './measurement.ts';
import type { ReferenceQuestion, ReferenceRow } from './reference-question.ts';

export function cellsOf(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  for (const key of keysOf(all, question)) {
    for (const bucket of places) {
      const here = all.filter(
        (one) => keyOf(one, question) === key && (bucket === null || bucketKey(question, one.at) === bucket),
      );
      const values = here.flatMap((one) => (one.value === null ? [] : [one.value])).sort((a, b) => a - b);
      const entities = new Set(here.flatMap((one) => one.entity ?? []));
      const value =
        entities.size > 0
          ? entities.size
          : question.aggregate === 'busiest-hour'
            ? busiest(here, question)
            : aggregated(question, values);
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value,
        n: here.some((one) => one.entity !== undefined) ? value! : values.length,
        unanswered: here.length - values.length,
        outsideHours: here.filter((one) => one.value === 0 && one.endedAt! > one.startedAt!).length,
      });
    }
  }
  return rows;
}

/** How many there are in the hour with most of them. */
function busiest(here: readonly Measurement[], question: ReferenceQuestion): number | null {
  const hours = new Map<string, number>();
  for (const { at } of here) {
    const hour = bucketKey({ ...question, every: 'hour' }, at);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return hours.size === 0 ? null : Math.max(...hours.values());
}

export function levelCells(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  const moments = places.map((bucket) =>
    Math.min(question.to, question.now + 1, bucket === null ? Infinity : endOf(question, bucket)),
  );
  const last = moments.at(-1)!;
  const longer = (question.longerThan ?? 0) * 1000;
  const endOfOne = (one: Measurement) => (one.value === null ? Infinity : one.at + one.value);
  const isOpenAt = (one: Measurement, moment: number) => one.at + longer < moment && endOfOne(one) >= moment;
  // Over time a split is shown from its first span on; at one moment only where something is open.
  const isSeen = (one: Measurement) => one.at + longer < last && (longer === 0 || one.at + longer < endOfOne(one));
  const seen = all.filter((one) => (question.every ? isSeen(one) : isOpenAt(one, last)));
  for (const key of keysOf(seen, question)) {
    for (const [i, bucket] of places.entries()) {
      const open = all.filter((one) => keyOf(one, question) === key && isOpenAt(one, moments[i]!));
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value: question.aggregate === 'oldest' ? ageOf(open, moments[i]!) : open.length,
        n: open.length,
        unanswered: open.length,
        outsideHours: 0,
      });
    }
  }
  return rows;
}

/** At each beginning in the bucket and where it begins all that runs then is counted. */
export function runningCells(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  const lies = (one: Measurement, start: number, end: number) =>
    one.value! > 0 && one.at < end && one.at + one.value! > start;
  const seen = all.filter((one) => lies(one, question.from, question.to));
  for (const key of keysOf(seen, question)) {
    const mine = seen.filter((one) => keyOf(one, question) === key);
    for (const bucket of places) {
      const start = bucket === null ? question.from : Math.max(question.from, startOf(question, bucket));
      const end = bucket === null ? question.to : Math.min(question.to, endOf(question, bucket));
      const here = mine.filter((one) => lies(one, start, end));
      const runningAt = (at: number) => here.filter((one) => one.at <= at && at < one.at + one.value!).length;
      const moments = [start, ...here.map((one) => one.at).filter((at) => at >= start)];
      const shared = here.map((one) => Math.min(end, one.at + one.value!) - Math.max(start, one.at));
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value:
          question.aggregate === 'max'
            ? Math.max(...moments.map(runningAt))
            : shared.reduce((sum, span) => sum + span, 0) / (end - start),
        n: here.length,
        unanswered: null,
        outsideHours: 0,
      });
    }
  }
  return rows;
}

function ageOf(open: readonly Measurement[], moment: number): number | null {
  return open.length === 0 ? null : (moment - Math.min(...open.map((one) => one.at))) / 1000;
}

function keysOf(all: readonly Measurement[], question: ReferenceQuestion): string[] {
  if (question.by.length === 0) return ['[]'];
  return [...new Set(all.map((one) => keyOf(one, question)))];
}

function keyOf(one: Measurement, question: ReferenceQuestion): string {
  return JSON.stringify(question.by.map((dimension) => one.dimensions[dimension] ?? null));
}

function aggregated({ aggregate, metric, target }: ReferenceQuestion, values: readonly number[]): number | null {
  const isSeconds = SECONDS.includes(metric);
  const told = isSeconds ? values.map((value) => value / 1000) : values;
  const sum = told.reduce((a, b) => a + b, 0);
  const isSeries =
    ['volume', 'conversations', 'replies', 'system-lines', 'messages', 'calls', 'transfers'].includes(metric) ||
    /^(calls-|customers-|conversations-)/.test(metric);
  if (aggregate === 'count') return values.length;
  if (values.length === 0) return (isSeries && aggregate !== 'ratio') || aggregate === 'sum' ? 0 : null;
  if (aggregate === 'sum') return sum;
  if (aggregate === 'max') return told.at(-1)!;
  if (aggregate === 'mean' || aggregate === 'ratio') return sum / values.length;
  if (aggregate === 'share') return told.filter((value) => value <= target!).length / values.length;
  const place = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 }[aggregate as 'median'] * (values.length - 1);
  const [low, high] = [told[Math.floor(place)]!, told[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}
