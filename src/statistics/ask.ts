import type { Aggregation, Answer, AnswerRow, Interval, QuestionInput, Unit } from '../contract/question.ts';
import { isoInZone } from '../core/calendar/zone.ts';
import type { Connection, Database } from '../store/database.ts';
import { type Asked, checkQuestion } from './asked.ts';
import type { Bounds } from './breaker.ts';
import { type Compared, comparedWith } from './compared.ts';
import { DIMENSION_COLUMNS } from './dimensions.ts';
import { student, wilson } from './interval.ts';
import { labelsOf } from './labels.ts';
import { lookingFor } from './looking.ts';
import { eachOnce, leftOutBeside, NONE, withLeftOut } from './measured.ts';
import type { Metric } from './metric.ts';
import type { Mirror } from './mirror/mirror.ts';
import { engineOf, Parameters } from './parameters.ts';
import { planOf } from './plan.ts';
import { SHAPE_BY_NAME } from './shapes/index.ts';
import { type Cell, refuseTooMany, type ShapeQuestion } from './shapes/shape.ts';
import { inSnapshot } from './snapshot.ts';
import { standingOf } from './standing.ts';
import { steady } from './steady.ts';
import { type Ranks, ranksOf, withTop } from './top.ts';

/**
 * Answers one question about the whole history, true for one moment (`asOf`).
 *
 * Rows are ordered by bucket, then by the splits, unknown last. With `every` each bucket of the range
 * is there for each split that occurs: counts are 0 where nothing happened, durations and ratios
 * null (a gap). Without `every` and `by` there is one row. Without a range it reaches from the
 * data's first bucket to its last.
 *
 * With `top` the values of the first split with the most behind them stand for themselves and all others
 * are one row, computed from their rows; with `compare` each row has `before`, what the same metric was in
 * the other span, also for splits that only occurred there; with `compareCalendar` it is what the same is by those hours.
 *
 * With a mirror it is answered from that, with the same numbers: PostgreSQL alone is always enough.
 *
 * With `asOf` or `version` it is the history as it stood then: facts, links and what was decided (docs/decisions/0020).
 *
 * Durations are seconds. `unanswered` counts the waits of the cell that have no answer yet; it is
 * null where nobody can wait, and where agents are told apart: nobody has an open wait yet.
 *
 * @throws {PersonError} `statistics.…`: something in the question does not exist or go together.
 */
export async function ask(
  database: Database,
  question: QuestionInput,
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<Answer> {
  const asked = checkQuestion(question);
  return await inSnapshot(
    database,
    (snapshot, moment) => answerIn(snapshot, asked, moment),
    lookingFor([asked], mirror),
    bounds,
  );
}

/** The answer as one view of the history has it; the moment is that view's. */
export async function answerIn(snapshot: Connection, asked: Asked, moment: Date): Promise<Answer> {
  const { connection, now, version, isPast } = await standingOf(snapshot, asked, moment);
  const whole = await planOf(connection, asked, now);
  const ranks = asked.top === null ? null : await ranksOf(connection, asked.metric, whole, asked.top);
  const plan = withTop(whole, ranks && ranks.top);
  const cells = await cellsOf(connection, asked, plan, ranks);
  const compared = asked.compare ? comparedWith(asked, asked.compare) : null;
  const before = await cellsBefore(connection, asked, plan, compared, now);
  return {
    metric: asked.metric.id,
    unit: unitOf(asked.metric, asked.aggregate),
    aggregate: asked.aggregate,
    zone: asked.zone,
    clock: asked.clock,
    date: asked.date,
    windowDays: asked.windowDays,
    interval: intervalOf(asked),
    comparedWith: compared && {
      from: isoInZone(asked.zone, compared.from),
      to: isoInZone(asked.zone, compared.to),
    },
    comparedCalendar: asked.compareCalendar,
    leftOut: await leftOutOf(connection, plan),
    overlapping: asked.by.filter((dimension) => DIMENSION_COLUMNS[dimension].several),
    asOf: now.toISOString(),
    version,
    isPast,
    rows: await rowsOf(connection, asked, plan, cells, before),
  };
}

async function cellsOf(
  connection: Connection,
  asked: Asked,
  plan: ShapeQuestion,
  ranks: Ranks | null = null,
): Promise<Cell[]> {
  const shape = SHAPE_BY_NAME[asked.metric.shape];
  return filled(ranks?.cells ?? (await shape.cells(connection, plan)), plan, shape.empty(asked.aggregate));
}

/**
 * What stood in the place of each cell: found by the bucket in which its counterpart lies, which by other hours is
 * itself. Null: nothing is compared.
 */
async function cellsBefore(
  connection: Connection,
  asked: Asked,
  plan: ShapeQuestion,
  compared: Compared | null,
  now: Date,
): Promise<Before | null> {
  const other = otherOf(asked, compared);
  if (other === null) return null;
  const earlier = await planOf(connection, other, now);
  const cells = await cellsOf(connection, other, withTop(earlier, plan.top));
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.bucket ?? 0, cell), cell]));
  const counterparts = plan.buckets?.map(({ start }) => {
    const there = compared ? compared.counterpart(Math.max(start, asked.from!)) : start;
    return earlier.buckets!.findIndex((bucket) => bucket.start <= there && there < bucket.end);
  });
  return {
    keys: cells,
    of: (cell) => {
      const bucket = cell.bucket === null ? 0 : counterparts![cell.bucket]!;
      return byPlace.get(placeOf(bucket, cell)) ?? null;
    },
  };
}

/** The question that is compared with. */
function otherOf(asked: Asked, compared: Compared | null): Asked | null {
  if (compared) return { ...asked, from: compared.from, to: compared.to };
  return asked.compareCalendar === null ? null : { ...asked, calendar: asked.compareCalendar };
}

interface Before {
  /** Cells that tell which splits occurred. */
  readonly keys: readonly Cell[];
  readonly of: (cell: Cell) => Cell | null;
}

/** How many measurements have no place in the answer, by reason; those that nobody has are not told. */
async function leftOutOf(connection: Connection, plan: ShapeQuestion): Promise<Answer['leftOut']> {
  const selection = eachOnce(plan.selection);
  const reasons = leftOutBeside(selection);
  if (reasons.every(({ sql }) => sql === NONE)) return reasons.map(({ reason }) => ({ reason, count: 0 }));
  const parameters = new Parameters(engineOf(connection));
  const { rows } = await connection.query<Record<string, number>>(
    `select ${reasons.map(({ sql }, i) => `count(*) filter (where ${sql}) as reason_${i}`).join(', ')}
     ${withLeftOut(selection, parameters, [])}`,
    parameters.values,
  );
  return reasons.map(({ reason }, i) => ({ reason, count: rows[0]![`reason_${i}`]! }));
}

function intervalOf({ metric, aggregate }: Asked): Interval | null {
  if (metric.interval === 'wilson') return aggregate === 'ratio' ? 'wilson' : null;
  return metric.interval === 'student' && aggregate === 'mean' ? 'student' : null;
}

/** The unit of a metric's answer: a share is a ratio, whatever it is a share of. */
export function unitOf(metric: Metric, aggregate: Aggregation): Unit {
  if (aggregate === 'share' || aggregate === 'ratio') return 'ratio';
  if (aggregate === 'oldest') return 's';
  return aggregate === 'count' ? (metric.countUnit ?? metric.unit) : metric.unit;
}

/** A measured value in the unit of the answer: durations are kept as milliseconds and told as seconds. */
export function toldValue(value: number | null, unit: Unit): number | null {
  return value !== null && unit === 's' ? value / 1000 : value;
}

/** Puts in the cells in which nothing lies: each bucket of each split that occurs. */
function filled(cells: readonly Cell[], { buckets, splits }: ShapeQuestion, empty: 0 | null): Cell[] {
  const nothing = { value: empty, n: 0, open: 0 };
  refuseTooMany(cells.length);
  if (!buckets) return cells.length > 0 || splits.length > 0 ? [...cells] : [{ ...WHOLE, bucket: null, ...nothing }];
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.bucket!, cell), cell]));
  const keys = splits.length > 0 ? [...new Map(cells.map((cell) => [placeOf(0, cell), cell])).values()] : [WHOLE];
  refuseTooMany(keys.length * buckets.length);
  return keys.flatMap(({ key, rest }) =>
    buckets.map((_, bucket) => byPlace.get(placeOf(bucket, { key, rest })) ?? { bucket, key, rest, ...nothing }),
  );
}

const WHOLE: Pick<Cell, 'key' | 'rest'> = { key: [], rest: 0 };

function placeOf(bucket: number, { key, rest }: Pick<Cell, 'key' | 'rest'>): string {
  let place = `${bucket} ${rest}`;
  for (const one of key) place += one === null ? '\0' : `\0=${one}`;
  return place;
}

async function rowsOf(
  connection: Connection,
  asked: Asked,
  plan: ShapeQuestion,
  found: readonly Cell[],
  before: Before | null,
): Promise<AnswerRow[]> {
  const cells = before ? withFormer(asked, plan, found, before) : found;
  const names: (ReadonlyMap<string, string> | null)[] = [];
  for (const [i, dimension] of asked.by.entries()) names.push(await namesOf(connection, dimension, cells, i));
  const starts = plan.buckets?.map((bucket) => isoInZone(asked.zone, bucket.start));
  const named = cells.map((cell) => ({
    cell,
    labels: cell.key.map((id, i) => (names[i] ? (names[i].get(String(id)) ?? null) : id)),
  }));
  named.sort(
    (a, b) =>
      (a.cell.bucket ?? 0) - (b.cell.bucket ?? 0) ||
      Number(a.cell.rest > 0) - Number(b.cell.rest > 0) ||
      compareKeys(a.labels, b.labels) ||
      compareKeys(a.cell.key, b.cell.key),
  );
  return named.map(({ cell, labels }) => {
    const row: Partial<AnswerRow> = { bucket: cell.bucket === null ? null : starts![cell.bucket]! };
    for (const [i, dimension] of asked.by.entries()) {
      row[dimension] = labels[i]!;
      if (DIMENSION_COLUMNS[dimension].isNamed)
        row[`${dimension}Id`] = cell.key[i] === null ? null : String(cell.key[i]);
    }
    Object.assign(row, numbersOf(asked, plan, cell), before && formerOf(asked, before.of(cell)));
    if (cell.rest > 0) row.rest = cell.rest;
    if (asked.aggregate === 'busiest-hour')
      row.busiestHour = cell.hour === undefined ? null : isoInZone(asked.zone, cell.hour);
    return row as AnswerRow;
  });
}

function numbersOf(asked: Asked, plan: ShapeQuestion, cell: Cell) {
  const unit = unitOf(asked.metric, asked.aggregate);
  const interval = intervalOf(asked);
  return {
    value: toldValue(cell.value, unit),
    n: cell.n,
    unanswered: unansweredOf(asked.metric, plan, cell),
    ...(interval === null ? {} : (endsOf(interval, cell) ?? { low: null, high: null })),
    ...(cell.outsideHours === undefined && asked.clock === 'calendar' ? {} : { outsideHours: cell.outsideHours ?? 0 }),
  };
}

function endsOf(interval: Interval, { value, n, squares }: Cell) {
  if (value === null) return null;
  const ends = interval === 'wilson' ? wilson(value, n) : student(value, squares ?? 0, n);
  // A sum of squares loses more of its last digits than a mean.
  return ends && { low: steady(ends.low, 10), high: steady(ends.high, 10) };
}

function formerOf(asked: Asked, former: Cell | null): { before: number | null; beforeN: number } {
  const empty = SHAPE_BY_NAME[asked.metric.shape].empty(asked.aggregate);
  const value = former ? former.value : empty;
  return { before: toldValue(value, unitOf(asked.metric, asked.aggregate)), beforeN: former?.n ?? 0 };
}

/** Splits that only the other span has are shown too: what fell to nothing is news. */
function withFormer(asked: Asked, plan: ShapeQuestion, cells: readonly Cell[], before: Before): Cell[] {
  const known = new Set(cells.map((cell) => placeOf(0, cell)));
  const gone = new Map(before.keys.map((cell) => [placeOf(0, cell), cell]));
  const empty = SHAPE_BY_NAME[asked.metric.shape].empty(asked.aggregate);
  const added = [...gone].flatMap(([place, { key, rest }]) =>
    known.has(place)
      ? []
      : (plan.buckets ?? [null]).map((bucket, i) => ({
          bucket: bucket && i,
          key,
          rest,
          value: empty,
          n: 0,
          open: 0,
        })),
  );
  return [...cells, ...added];
}

async function namesOf(connection: Connection, dimension: Asked['by'][number], cells: readonly Cell[], i: number) {
  if (!DIMENSION_COLUMNS[dimension].isNamed) return null;
  const ids = new Set(cells.flatMap((cell) => (cell.key[i] === null ? [] : [String(cell.key[i])])));
  return await labelsOf(connection, dimension, [...ids]);
}

function unansweredOf(metric: Metric, { isWait, selection }: ShapeQuestion, cell: Cell): number | null {
  if (metric.shape === 'level') return cell.open;
  return isWait && !selection.isEndedOnly ? cell.open : null;
}

/** Numbers by size, texts by code point (the same on every machine), unknown last. */
function compareKeys(a: Cell['key'], b: Cell['key']): number {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i]!, b[i]!];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
}
