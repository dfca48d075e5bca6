import type { Connection } from '../store/database.ts';
import type { Asked } from './asked.ts';
import { conditionsOf, DIMENSION_COLUMNS } from './dimensions.ts';
import { instantSql, measured, type Selection } from './measured.ts';
import { Parameters } from './parameters.ts';
import { refusal } from './refusal.ts';
import { MOST_CELLS, type ShapeQuestion } from './shapes/shape.ts';
import { bucketCount, bucketsOf, rhythmOf, type Span } from './time/buckets.ts';

/** Turns a checked question into what a shape needs: the zone's slots, the filters' ids, the span of time. */
export async function planOf(connection: Connection, asked: Asked, now: Date): Promise<ShapeQuestion> {
  const conditions = await conditionsOf(connection, asked.where);
  const used = [...asked.by, ...asked.where.map((filter) => filter.dimension)];
  const hasRhythm = used.some((dimension) => DIMENSION_COLUMNS[dimension].isRhythm);
  const selection: Selection = {
    measurements: asked.metric.measurements,
    from: asked.from,
    to: asked.to,
    conditions,
    rhythm: null,
    isEndedOnly: asked.metric.isWait === true && used.includes('agent'),
  };
  const isUnbounded = asked.from === null || asked.to === null;
  const extent =
    hasRhythm || (asked.every && isUnbounded)
      ? await extentOf(connection, asked, {
          ...selection,
          conditions: conditions.filter((one) => !one.dimension.isRhythm),
        })
      : null;
  return {
    selection: {
      ...selection,
      rhythm: hasRhythm ? (extent ? rhythmOf(asked.zone, extent.start, extent.end) : []) : null,
    },
    aggregate: asked.aggregate,
    target: asked.target !== null && asked.metric.unit === 's' ? Math.round(asked.target * 1000) : asked.target,
    buckets: bucketsFor(asked, extent),
    splits: asked.by.map((dimension) => DIMENSION_COLUMNS[dimension]),
    isWait: asked.metric.isWait === true,
    now: now.getTime(),
  };
}

function bucketsFor(asked: Asked, extent: Span | null): Span[] | null {
  if (!asked.every) return null;
  const from = asked.from ?? extent?.start;
  const to = asked.to ?? extent?.end;
  if (from === undefined || to === undefined) return [];
  if (bucketCount(asked.every, from, to) > MOST_CELLS) {
    throw refusal('too-many-buckets', 'every', { every: asked.every, limit: String(MOST_CELLS) });
  }
  return bucketsOf(asked.zone, asked.every, asked.weekStart, from, to);
}

/** From the first to the last measurement that the question takes in; null when there is none. */
async function extentOf(connection: Connection, asked: Asked, selection: Selection): Promise<Span | null> {
  if (asked.metric.shape === 'level') return await levelExtentOf(connection, asked, selection);
  const parameters = new Parameters();
  // Each end by itself, so that an index on the anchor gives it at once.
  const end = (order: string) => `(select m.at ${measured(selection, parameters)} order by m.at ${order} limit 1)`;
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select ${end('asc')} as first, ${end('desc')} as last`,
    parameters.values,
  );
  return spanOf(rows[0]!);
}

/** From the first span's start to the last span's end: those that began before the range count in it. */
async function levelExtentOf(connection: Connection, asked: Asked, selection: Selection): Promise<Span | null> {
  const parameters = new Parameters();
  const before = asked.to === null ? [] : [`m.at < ${instantSql(asked.to, parameters)}`];
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select min(m.at) as first, max(greatest(m.at, m.until)) as last
     ${measured({ ...selection, from: null, to: null }, parameters, before)}`,
    parameters.values,
  );
  return spanOf(rows[0]!);
}

function spanOf({ first, last }: { first: Date | null; last: Date | null }): Span | null {
  return first && last ? { start: first.getTime(), end: last.getTime() + 1 } : null;
}
