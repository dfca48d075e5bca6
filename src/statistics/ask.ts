import type { Aggregation, Answer, AnswerRow, QuestionInput, Unit } from '../contract/question.ts';
import type { Connection, Database } from '../store/database.ts';
import { type Asked, checkQuestion } from './asked.ts';
import { DIMENSION_COLUMNS } from './dimensions.ts';
import { labelsOf } from './labels.ts';
import type { Metric } from './metric.ts';
import { planOf } from './plan.ts';
import { SHAPE_BY_NAME } from './shapes/index.ts';
import { type Cell, refuseTooMany, type ShapeQuestion } from './shapes/shape.ts';
import { inSnapshot } from './snapshot.ts';
import { isoInZone } from './time/zone.ts';

/**
 * Answers one question about the whole history, true for one moment (`asOf`).
 *
 * Rows are ordered by bucket, then by the splits, unknown last. With `every` each bucket of the range
 * is there for each split that occurs: counts are 0 where nothing happened, durations and ratios
 * null (a gap). Without `every` and `by` there is one row. Without a range it reaches from the
 * data's first bucket to its last.
 *
 * Durations are seconds. `unanswered` counts the waits of the cell that have no answer yet; it is
 * null where nobody can wait, and where agents are told apart: nobody has an open wait yet.
 *
 * @throws {PersonError} `statistics.…`: something in the question does not exist or go together.
 */
export async function ask(database: Database, question: QuestionInput): Promise<Answer> {
  const asked = checkQuestion(question);
  return await inSnapshot(database, async (connection, now) => {
    const plan = await planOf(connection, asked, now);
    const shape = SHAPE_BY_NAME[asked.metric.shape];
    const cells = filled(await shape.cells(connection, plan), plan, shape.empty(asked.aggregate));
    return {
      metric: asked.metric.id,
      unit: unitOf(asked.metric, asked.aggregate),
      aggregate: asked.aggregate,
      zone: asked.zone,
      asOf: now.toISOString(),
      rows: await rowsOf(connection, asked, plan, cells),
    };
  });
}

/** The unit of a metric's answer: a share is a ratio, whatever it is a share of. */
export function unitOf(metric: Metric, aggregate: Aggregation): Unit {
  if (aggregate === 'share' || aggregate === 'ratio') return 'ratio';
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
  if (!buckets) return cells.length > 0 || splits.length > 0 ? [...cells] : [{ bucket: null, key: [], ...nothing }];
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.bucket!, cell.key), cell]));
  const keys = splits.length > 0 ? [...new Map(cells.map((cell) => [placeOf(0, cell.key), cell.key])).values()] : [[]];
  refuseTooMany(keys.length * buckets.length);
  return keys.flatMap((key) =>
    buckets.map((_, bucket) => byPlace.get(placeOf(bucket, key)) ?? { bucket, key, ...nothing }),
  );
}

function placeOf(bucket: number, key: Cell['key']): string {
  return JSON.stringify([bucket, ...key]);
}

async function rowsOf(
  connection: Connection,
  asked: Asked,
  plan: ShapeQuestion,
  cells: readonly Cell[],
): Promise<AnswerRow[]> {
  const names: (Map<string, string> | null)[] = [];
  for (const [i, dimension] of asked.by.entries()) names.push(await namesOf(connection, dimension, cells, i));
  const starts = plan.buckets?.map((bucket) => isoInZone(asked.zone, bucket.start));
  const unit = unitOf(asked.metric, asked.aggregate);
  const named = cells.map((cell) => ({
    cell,
    labels: cell.key.map((id, i) => (names[i] ? (names[i].get(String(id)) ?? null) : id)),
  }));
  named.sort(
    (a, b) =>
      (a.cell.bucket ?? 0) - (b.cell.bucket ?? 0) ||
      compareKeys(a.labels, b.labels) ||
      compareKeys(a.cell.key, b.cell.key),
  );
  return named.map(({ cell, labels }) => ({
    bucket: cell.bucket === null ? null : starts![cell.bucket]!,
    ...Object.fromEntries(asked.by.flatMap((dimension, i) => columnsOf(dimension, cell.key[i]!, labels[i]!))),
    value: toldValue(cell.value, unit),
    n: cell.n,
    unanswered: unansweredOf(asked.metric, plan, cell),
  }));
}

async function namesOf(connection: Connection, dimension: Asked['by'][number], cells: readonly Cell[], i: number) {
  if (!DIMENSION_COLUMNS[dimension].isNamed) return null;
  const ids = new Set(cells.flatMap((cell) => (cell.key[i] === null ? [] : [String(cell.key[i])])));
  return await labelsOf(connection, dimension, [...ids]);
}

function columnsOf(
  dimension: Asked['by'][number],
  id: string | number | null,
  label: string | number | null,
): [string, string | number | null][] {
  if (!DIMENSION_COLUMNS[dimension].isNamed) return [[dimension, id]];
  return [
    [dimension, label],
    [`${dimension}Id`, id === null ? null : String(id)],
  ];
}

function unansweredOf(metric: Metric, { isWait, selection }: ShapeQuestion, cell: Cell): number | null {
  if (metric.shape === 'level') return cell.value;
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
