import {
  type ForecastAnswer,
  type ForecastQuestion,
  type ForecastQuestionInput,
  forecastQuestionSchema,
} from '../../contract/forecast.ts';
import type { Answer } from '../../contract/question.ts';
import { dayOf, weekdayOf } from '../../core/calendar/local-date.ts';
import { isoInZone } from '../../core/calendar/zone.ts';
import { daysNeeded, forecast, type Foretold } from '../../core/forecast/forecast.ts';
import type { Step } from '../../core/forecast/series.ts';
import type { Connection, Database } from '../../store/database.ts';
import { answerIn } from '../ask.ts';
import { lookingFor } from '../looking.ts';
import { type Asked, checkQuestion } from '../asked.ts';
import type { Bounds } from '../breaker.ts';
import { lookedUp } from '../lookups/decided.ts';
import { METRICS } from '../metrics.ts';
import type { Metric } from '../metric.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { refusal } from '../refusal.ts';
import { inSnapshot } from '../snapshot.ts';
import { standingOf } from '../standing.ts';
import { steady } from '../steady.ts';
import { bucketsOf, type Span } from '../time/buckets.ts';
import { specialDays } from './special-days.ts';

const DAY = 86_400_000;
/** What lies further back says little of the next weeks: three years of days, 40 weeks of hours. */
const LOOKED_AT = { day: 3 * 365 * DAY, hour: 280 * DAY };
/** A history in which nothing came for longer has ended; what follows it are not days without anything. */
const QUIET = 7 * DAY;
/** Fewer than these in all the days that are needed have no shape. */
const LEAST_COUNTED = 20;

/**
 * The next days of a count, with bands from the errors that the same method would have made before.
 *
 * It is learnt from what {@link ask} answers to the same question by day or hour, of whole days only: until today begins, or,
 * where nothing at all came for more than a week, until the last day on which anything came begins. The first day on which
 * anything was counted is left out too: it may have begun before us. What is foretold is a mean for each bucket.
 *
 * @throws {PersonError} `statistics.forecast-…`: it is no count, or there is too little history; and all of {@link ask}'s.
 */
export async function forecastOf(
  database: Database,
  input: ForecastQuestionInput,
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<ForecastAnswer> {
  const question = checked(input);
  const asked = checkQuestion({ ...input, every: question.every });
  refuseOthers(asked);
  return await inSnapshot(
    database,
    (snapshot, moment) => forecastIn(snapshot, asked, question, moment),
    lookingFor([asked], mirror),
    bounds,
  );
}

function checked(input: ForecastQuestionInput): ForecastQuestion {
  const parsed = forecastQuestionSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw refusal('bad-question', String(parsed.error.issues[0]!.path[0] ?? 'question'));
}

/** Only what adds up and is 0 where nothing happened has a course that can be continued so. */
function refuseOthers({ metric, aggregate }: Asked): void {
  if (isCount(metric, aggregate)) return;
  const possible = METRICS.filter((one) => isCount(one, one.defaultAggregation)).map(({ id }) => id);
  throw refusal('forecast-no-count', 'metric', { metric: metric.id, aggregate, possible: possible.join(', ') });
}

function isCount({ shape }: Metric, aggregate: Asked['aggregate']): boolean {
  return aggregate === 'count' ? shape !== 'level' : aggregate === 'sum' && shape === 'series';
}

async function forecastIn(
  snapshot: Connection,
  asked: Asked,
  { every, days }: ForecastQuestion,
  moment: Date,
): Promise<ForecastAnswer> {
  const { connection, now } = await standingOf(snapshot, asked, moment);
  const ask = (part: Partial<Asked>) => answerIn(snapshot, { ...asked, ...part }, moment);
  const needed = daysNeeded(days);
  const { end, hasEnded } = await endOf(ask, asked, now.getTime());
  const start = await beginningOf(ask, end, end - LOOKED_AT[every]);
  if (start === null)
    throw refusal('forecast-too-short', 'metric', { found: '0', needed: `${needed}`, days: `${days}` });
  const answer = await ask({ from: start, to: end });
  const wholeDays = dayCount(answer);
  if (wholeDays < needed) {
    throw refusal('forecast-too-short', 'metric', { found: `${wholeDays}`, needed: `${needed}`, days: `${days}` });
  }
  const values = answer.rows.map(({ value }) => value ?? 0);
  const recent = values.slice(-Math.ceil((values.length / wholeDays) * needed)).reduce((sum, value) => sum + value, 0);
  if (recent < LEAST_COUNTED) {
    throw refusal('forecast-too-few', 'metric', { found: `${recent}`, days: `${needed}`, least: `${LEAST_COUNTED}` });
  }
  const ahead = bucketsAhead(asked.zone, every, end, days).map(({ start: at }) => isoInZone(asked.zone, at));
  const buckets = [...answer.rows.map(({ bucket }) => bucket!), ...ahead];
  const steps = stepsOf(
    buckets,
    every,
    specialDays((await lookedUp(connection)).calendars, asked.filter, ...endsOf(buckets)),
  );
  const told = forecast({ values, steps, season: every === 'day' ? 7 : 168 }, ahead.length);
  return {
    metric: asked.metric.id,
    unit: answer.unit,
    aggregate: asked.aggregate,
    every,
    zone: asked.zone,
    asOf: answer.asOf,
    version: answer.version,
    isPast: answer.isPast,
    history: { from: buckets[0]!, to: isoInZone(asked.zone, end), days: wholeDays, hasEnded },
    method: told.method,
    tried: told.tried.map(({ method, mae, mape, wape, mase }) => ({
      method,
      mae: steady(mae, 10),
      mape: mape && steady(mape, 10),
      wape: wape && steady(wape, 10),
      mase: mase && steady(mase, 10),
    })),
    past: {
      from: buckets[told.firstOrigin]!,
      days: told.origins,
      inside80: told.coverage.covered?.[0] ?? null,
      inside95: told.coverage.covered?.[1] ?? null,
      held: told.coverage.n,
    },
    total: numbersOf(told.total),
    rows: told.ahead.map((one, i) => ({
      bucket: ahead[i]!,
      ...numbersOf(one),
      isHoliday: steps[values.length + i]!.isHoliday,
    })),
  };
}

type Ask = (part: Partial<Asked>) => Promise<Answer>;

/** The beginning of the first day that is not whole. */
async function endOf(ask: Ask, asked: Asked, now: number): Promise<{ end: number; hasEnded: boolean }> {
  const today = dayAt(asked.zone, now);
  const anything: Partial<Asked> = {
    metric: METRICS.find(({ id }) => id === 'volume')!,
    aggregate: 'count',
    filter: { and: [] },
  };
  const lately = await ask({ ...anything, every: undefined, from: now - QUIET, to: now });
  if (lately.rows.some(({ n }) => n > 0)) return { end: today, hasEnded: false };
  const months = await ask({ ...anything, every: 'month', from: null, to: now });
  const month = months.rows.findLast(({ n }) => n > 0);
  if (!month) return { end: today, hasEnded: false };
  const ofMonth = await ask({ ...anything, every: 'day', from: Date.parse(month.bucket!), to: now });
  const last = ofMonth.rows.findLast(({ n }) => n > 0);
  return last ? { end: Date.parse(last.bucket!), hasEnded: true } : { end: today, hasEnded: false };
}

/** The day after the first on which anything was counted, no earlier than `earliest`; null: nothing was, before the end. */
async function beginningOf(ask: Ask, end: number, earliest: number): Promise<number | null> {
  const months = await ask({ every: 'month', from: null, to: end });
  const month = months.rows.find(({ n }) => n > 0);
  if (!month) return null;
  const from = Math.max(Date.parse(month.bucket!), earliest);
  const byDay = await ask({ every: 'day', from, to: end });
  const first = byDay.rows.findIndex(({ n }) => n > 0);
  const next = first < 0 ? undefined : byDay.rows[first + 1];
  return next ? Date.parse(next.bucket!) : null;
}

function dayAt(zone: string, at: number): number {
  return bucketsOf(zone, 'day', 1, at, at + 1)[0]!.start;
}

function bucketsAhead(zone: string, every: ForecastQuestion['every'], end: number, days: number): Span[] {
  const until = bucketsOf(zone, 'day', 1, end, end + (days + 2) * DAY)[days - 1]!.end;
  return bucketsOf(zone, every, 1, end, until);
}

function dayCount({ rows }: Answer): number {
  return new Set(rows.map(({ bucket }) => bucket!.slice(0, 10))).size;
}

function endsOf(buckets: readonly string[]): [first: number, last: number] {
  return [localDay(buckets[0]!), localDay(buckets.at(-1)!)];
}

function localDay(bucket: string): number {
  return dayOf(bucket.slice(0, 10))!;
}

/** Where each bucket stands in the week, by the clocks of the zone. */
function stepsOf(
  buckets: readonly string[],
  every: ForecastQuestion['every'],
  special: ReadonlyMap<number, number>,
): Step[] {
  return buckets.map((bucket, i) => {
    const day = localDay(bucket);
    const weekday = (special.get(day) ?? weekdayOf(day)) - 1;
    return {
      place: every === 'day' ? weekday : weekday * 24 + Number(bucket.slice(11, 13)),
      isHoliday: special.has(day),
      startsDay: bucket.slice(0, 10) !== buckets[i - 1]?.slice(0, 10),
    };
  });
}

function numbersOf({ value, bands }: Foretold): ForecastAnswer['total'] {
  const [of80, of95] = bands.map(({ low, high }) => ({ low: steady(low, 10), high: steady(high, 10) }));
  return { value: steady(value, 10), low80: of80!.low, high80: of80!.high, low95: of95!.low, high95: of95!.high };
}
