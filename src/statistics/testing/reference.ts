import type { Aggregation, Bucket, Dimension } from '../../contract/question.ts';

/**
 * All metrics once more, over arrays: plain, slow, one row at a time, sharing no code with the
 * product. What PostgreSQL answers must be this.
 */

/** What happened, as far as anything is counted by it. Instants are UTC milliseconds, spans too. */
export interface Fact {
  readonly at: number;
  readonly kind: 'message' | 'call' | 'system' | 'rating';
  readonly channel: string;
  readonly direction: string | null;
  readonly author: string;
  readonly language: string | null;
  readonly source: string;
  readonly customer: string;
  readonly agent: string | null;
  readonly isReply: boolean;
  readonly isLeg: boolean;
  readonly opensConversation: boolean;
  readonly wait: {
    readonly isFirst: boolean;
    readonly ended: { readonly after: number; readonly by: string | null } | null;
  } | null;
  readonly outcome: string | null;
  readonly ring: number | null;
  readonly talk: number | null;
  readonly hold: number | null;
  readonly wrapUp: number | null;
  readonly rating: { readonly value: number; readonly scale: string; readonly after: number } | null;
  readonly surveyAfter: number | null;
}

export interface ReferenceQuestion {
  readonly metric: string;
  readonly every?: Bucket;
  readonly by: readonly Dimension[];
  readonly zone: string;
  readonly weekStart: number;
  readonly from: number;
  readonly to: number;
  readonly where: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly aggregate: Aggregation;
  readonly target?: number;
  readonly now: number;
}

export interface ReferenceRow {
  readonly bucket: string | null;
  readonly by: readonly (string | number | null)[];
  readonly value: number | null;
  readonly n: number;
  readonly unanswered: number | null;
}

interface Measurement {
  readonly at: number;
  /** Null: it is not over. */
  readonly value: number | null;
  readonly dimensions: Partial<Record<Dimension, string | number | null>>;
}

const WAITS = ['first-response-time', 'next-response-time', 'response-time'];
const SECONDS = [...WAITS, 'speed-of-answer', 'handle-time'];

export function referenceAnswer(facts: readonly Fact[], question: ReferenceQuestion): ReferenceRow[] {
  const places = placesOf(question);
  const isWait = WAITS.includes(question.metric);
  const knowsAgents = [...question.by, ...question.where.map((filter) => filter.dimension)].includes('agent');
  const all = facts
    .flatMap((fact) => measure(question.metric, fact))
    .filter((one) => question.metric === 'waiting' || (one.at >= question.from && one.at < question.to))
    .filter((one) => !(isWait && knowsAgents && one.value === null))
    .map((one) => ({ ...one, dimensions: { ...one.dimensions, ...rhythmOf(question.zone, one.at) } }))
    .filter((one) => holds(one, question));
  const cells = question.metric === 'waiting' ? waitingCells(all, question, places) : cellsOf(all, question, places);
  return cells.map((cell) => ({
    ...cell,
    unanswered: isWait && !knowsAgents ? cell.unanswered : question.metric === 'waiting' ? cell.value : null,
  }));
}

function cellsOf(
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
      const value = aggregated(question, values);
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value,
        n: values.length,
        unanswered: here.length - values.length,
      });
    }
  }
  return rows;
}

function waitingCells(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  const moments = places.map((bucket) =>
    Math.min(question.to, question.now + 1, bucket === null ? Infinity : endOf(question, bucket)),
  );
  const last = moments.at(-1)!;
  const isOpenAt = (one: Measurement, moment: number) =>
    one.at < moment && (one.value === null ? Infinity : one.at + one.value) >= moment;
  // Over time a split is shown from its first span on; at one moment only where something is open.
  const seen = all.filter((one) => (question.every ? one.at < last : isOpenAt(one, last)));
  for (const key of keysOf(seen, question)) {
    for (const [i, bucket] of places.entries()) {
      const open = all.filter((one) => keyOf(one, question) === key && isOpenAt(one, moments[i]!));
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value: open.length,
        n: open.length,
        unanswered: open.length,
      });
    }
  }
  return rows;
}

function keysOf(all: readonly Measurement[], question: ReferenceQuestion): string[] {
  if (question.by.length === 0) return ['[]'];
  return [...new Set(all.map((one) => keyOf(one, question)))];
}

function keyOf(one: Measurement, question: ReferenceQuestion): string {
  return JSON.stringify(question.by.map((dimension) => one.dimensions[dimension] ?? null));
}

function holds(one: Measurement, { where }: ReferenceQuestion): boolean {
  return where.every(({ dimension }) =>
    where.some((filter) => filter.dimension === dimension && String(one.dimensions[dimension] ?? '') === filter.value),
  );
}

function measure(metric: string, fact: Fact): Measurement[] {
  const dimensions = {
    channel: fact.channel,
    direction: fact.direction,
    author: fact.author,
    language: fact.language,
    source: fact.source,
    customer: fact.customer,
    agent: fact.agent,
  };
  const { wait, rating } = fact;
  const one = (value: number | null, at = fact.at, more = {}): Measurement[] => [
    { at, value, dimensions: { ...dimensions, ...more } },
  ];
  const isIncomingCall =
    fact.kind === 'call' && !fact.isLeg && (fact.direction === null || fact.direction === 'inbound');
  const waited = () => one(wait!.ended?.after ?? null, fact.at, { agent: wait!.ended?.by ?? null });
  switch (metric) {
    case 'volume':
      return (fact.kind === 'message' || fact.kind === 'call') && !fact.isLeg ? one(1) : [];
    case 'conversations':
      return fact.opensConversation ? one(1) : [];
    case 'replies':
      return fact.isReply && fact.kind === 'message' ? one(1) : [];
    case 'system-lines':
      return fact.kind === 'system' ? one(1) : [];
    case 'first-response-time':
      return wait?.isFirst ? waited() : [];
    case 'next-response-time':
      return wait && !wait.isFirst ? waited() : [];
    case 'response-time':
      return wait ? waited() : [];
    case 'waiting':
      return wait ? one(wait.ended?.after ?? null) : [];
    case 'csat':
      return rating
        ? one(starsOf(rating) >= 4 ? 1 : 0, fact.at + rating.after, { rating: Math.round(starsOf(rating)) })
        : [];
    case 'rating':
      return rating ? one(starsOf(rating), fact.at + rating.after, { rating: Math.round(starsOf(rating)) }) : [];
    case 'survey-response':
      return fact.surveyAfter === null ? [] : one(rating ? 1 : 0, fact.at + fact.surveyAfter);
    case 'calls-offered':
      return isIncomingCall ? one(1) : [];
    case 'calls-missed':
      return !fact.isLeg && fact.outcome === 'missed' ? one(1) : [];
    case 'calls-abandoned':
      return !fact.isLeg && fact.outcome === 'abandoned' ? one(1) : [];
    case 'speed-of-answer': {
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (!isIncomingCall || fact.outcome !== 'answered' || ring === null) return [];
      return one(ring, fact.at, { agent: wait?.ended?.by ?? fact.agent });
    }
    case 'handle-time': {
      if (fact.kind !== 'call' || fact.talk === null || (fact.ring === null && fact.talk <= 0)) return [];
      const work = fact.talk + (fact.hold ?? 0) + (fact.wrapUp ?? 0);
      return one(work, fact.at + (fact.ring ?? wait?.ended?.after ?? 0) + work);
    }
    default:
      throw new Error(metric);
  }
}

function starsOf({ value, scale }: NonNullable<Fact['rating']>): number {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  return 1 + ((value - low) * 4) / (high - low);
}

function aggregated({ aggregate, metric, target }: ReferenceQuestion, values: readonly number[]): number | null {
  const isSeconds = SECONDS.includes(metric);
  const told = isSeconds ? values.map((value) => value / 1000) : values;
  const sum = told.reduce((a, b) => a + b, 0);
  const isSeries =
    ['volume', 'conversations', 'replies', 'system-lines'].includes(metric) || metric.startsWith('calls-');
  if (aggregate === 'count') return values.length;
  if (values.length === 0) return isSeries ? 0 : null;
  if (aggregate === 'sum') return sum;
  if (aggregate === 'mean' || aggregate === 'ratio') return sum / values.length;
  if (aggregate === 'share') return told.filter((value) => value <= target!).length / values.length;
  const place = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 }[aggregate as 'median'] * (values.length - 1);
  const [low, high] = [told[Math.floor(place)]!, told[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

/** The buckets of the range, found by looking at every quarter of an hour in it. */
function placesOf(question: ReferenceQuestion): (string | null)[] {
  if (!question.every) return [null];
  const keys = new Set<string>();
  for (let slot = Math.floor(question.from / 900_000); slot * 900_000 < question.to; slot++) {
    keys.add(bucketKey(question, slot * 900_000));
  }
  return [...keys];
}

function endOf(question: ReferenceQuestion, bucket: string): number {
  let at = Math.floor(question.from / 900_000) * 900_000;
  while (bucketKey(question, at) !== bucket) at += 900_000;
  while (bucketKey(question, at) === bucket) at += 900_000;
  return at;
}

/** A bucket by the local date at which it starts; hours with their offset, because one may come twice. */
export function bucketKey(
  { every, zone, weekStart }: Pick<ReferenceQuestion, 'every' | 'zone' | 'weekStart'>,
  at: number,
): string {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  if (every === 'hour') return `${local.date}T${local.hour} ${local.offset}`;
  const [year, month] = local.date.split('-').map(Number) as [number, number];
  if (every === 'year') return `${year}-01-01`;
  if (every === 'quarter') return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  if (every === 'month') return `${local.date.slice(0, 7)}-01`;
  if (every === 'day') return local.date;
  const date = new Date(`${local.date}T00:00:00Z`);
  while ((date.getUTCDay() || 7) !== weekStart) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function rhythmOf(zone: string, at: number): { weekday: number; hour: number } {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  return { weekday: new Date(`${local.date}T00:00:00Z`).getUTCDay() || 7, hour: Number(local.hour) };
}

const SEEN = new Map<string, { date: string; hour: string; offset: string }>();
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function localOf(zone: string, at: number): { date: string; hour: string; offset: string } {
  const name = `${zone} ${at}`;
  const seen = SEEN.get(name);
  if (seen) return seen;
  const format =
    FORMATS.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      timeZoneName: 'longOffset',
    });
  FORMATS.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const offset = parts.timeZoneName!.replace('GMT', '') || '+00:00';
  const local = { date: `${parts.year}-${parts.month}-${parts.day}`, hour: parts.hour!, offset };
  SEEN.set(name, local);
  return local;
}
