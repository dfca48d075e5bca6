import type { Connection } from '../../store/database.ts';
import { instantSql, measured, type Selection } from '../measured.ts';
import { engineOf, Parameters } from '../parameters.ts';
import type { Span } from '../time/buckets.ts';
import { spansOf } from './level.ts';
import { type Cell, MOST_CELLS, rankedSql, refuseTooMany, type Shape, type ShapeQuestion } from './shape.ts';
import { keyOf, splitColumns, splitNames } from './splits.ts';

/**
 * How many spans `[at, until)` run at the same time, in each bucket: the most at any moment (`max`), or on average over
 * its time (`mean`: the sum of what of each span lies in it ÷ its length). Found by going through all beginnings and ends
 * in their order, to the millisecond: nothing is sampled. `n` is how many spans lie in the bucket at least in part.
 *
 * A bucket is looked at as far as it lies in the question's range and has passed; one that has not begun is a gap.
 */
export const concurrent: Shape = {
  empty: () => 0,
  cells: async (connection, question) => {
    const looked = await lookedAt(connection, question);
    if (looked.length === 0) return [];
    if (question.ranked !== undefined) return await rankedCells(connection, question, looked);
    const found = await sweptCells(connection, question, looked);
    return [...found, ...unbegun(found, question, looked.length)];
  },
};

/** What of the buckets lies in the range and has passed, without those that have not begun; one where there are no buckets. */
export function passedOf({ buckets, selection, now }: Pick<ShapeQuestion, 'buckets' | 'selection' | 'now'>): Span[] {
  const [first, last] = [selection.from ?? -Infinity, Math.min(selection.to ?? Infinity, now)];
  return (buckets ?? [{ start: -Infinity, end: Infinity }])
    .map(({ start, end }) => ({ start: Math.max(start, first), end: Math.min(end, last) }))
    .filter(({ start, end }) => start < end);
}

/** True for what lies in a span of time at least in part. */
export function runsIn({ start, end }: Span, parameters: Parameters): string[] {
  return [
    'm.until > m.at',
    ...(end === Infinity ? [] : [`m.at < ${instantSql(end, parameters)}`]),
    ...(start === -Infinity ? [] : [`m.until > ${instantSql(start, parameters)}`]),
  ];
}

/** Without a range all that there is, from the first beginning to the last end. */
async function lookedAt(connection: Connection, question: ShapeQuestion): Promise<Span[]> {
  const passed = passedOf(question);
  const [only] = passed;
  if (only === undefined || (only.start !== -Infinity && only.end !== Infinity)) return passed;
  const parameters = new Parameters(engineOf(connection));
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select min(m.at) as first, max(m.until) as last
     ${measured(spansOf(question.selection), parameters, runsIn(only, parameters))}`,
    parameters.values,
  );
  const { first, last } = rows[0]!;
  if (first === null || last === null) return [];
  return passedOf({ ...question, buckets: [{ start: first.getTime(), end: last.getTime() }] });
}

type Row = Record<string, number | string | boolean | null>;

async function rankedCells(connection: Connection, question: ShapeQuestion, looked: readonly Span[]): Promise<Cell[]> {
  const parameters = new Parameters(engineOf(connection));
  const { select, group } = splitColumns(question, parameters);
  const groups = `select ${[...select, 'count(*) as n', '0 as open'].join(', ')}
     ${runningIn(question.selection, looked, parameters)}
     group by ${group.join(', ')}`;
  const { rows } = await connection.query<Row>(rankedSql(groups, question.ranked), parameters.values);
  return rows.map((row) => ({ ...cellOf(row, question, null), groups: row.groups as number }));
}

/**
 * One pass over all beginnings and ends. Where a bucket begins stands an edge for each split: it neither begins nor ends
 * anything, and cuts what runs over it.
 */
async function sweptCells(connection: Connection, question: ShapeQuestion, looked: readonly Span[]): Promise<Cell[]> {
  const parameters = new Parameters(engineOf(connection));
  const names = splitNames(question)
    .map((name) => `${name}, `)
    .join('');
  const spans = splitColumns(question, parameters)
    .select.map((column) => `${column}, `)
    .join('');
  const edges = parameters.add([...looked.map(({ start }) => start), looked.at(-1)!.end]);
  const numbers = parameters.add([...looked.keys(), looked.length]);
  const first = `${parameters.add(looked[0]!.start)}::bigint`;
  const over = names === '' ? 'over (order by t)' : `over (partition by ${names.slice(0, -2)} order by t)`;
  const keys = names === '' ? '(select 1) one' : `(select distinct ${names.slice(0, -2)} from span) one`;
  const { rows } = await connection.query<Row>(
    `with span as (
       select ${spans}greatest(${millisecondsOf('m.at')}, ${first}) as begins, ${millisecondsOf('m.until')} as ends
       ${runningIn(question.selection, looked, parameters)}
     ), change as (
       select ${names}begins as t, 1 as delta, 1 as begun, null::int as edge from span
       union all
       select ${names}ends, -1, 0, null::int from span
       union all
       select ${names}edges.t, 0, 0, edges.edge
       from ${keys} cross join (select unnest(${edges}::bigint[]) as t, unnest(${numbers}::int[]) as edge) edges
     ), moment as (
       select ${names}t, sum(delta) as delta, sum(begun) as begun, max(edge) as edge from change group by ${names}t
     ), stretch as (
       select ${names}t, begun, edge, max(edge) ${over} as bucket, sum(delta) ${over} as running, lead(t) ${over} as next
       from moment
     )
     select ${names}bucket, max(running)::float8 as most, sum(running * (next - t))::float8 as whole,
       sum(case when edge is null then begun else running end)::float8 as n
     from stretch
     where bucket < ${parameters.add(looked.length)}::int
     group by ${names}bucket
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  refuseTooMany(rows.length);
  return rows.map((row) => cellOf(row, question, looked[row.bucket as number]!));
}

function cellOf(row: Row, question: ShapeQuestion, span: Span | null): Cell {
  const value = span && (question.aggregate === 'max' ? row.most : Number(row.whole) / (span.end - span.start));
  const bucket = question.buckets && span ? (row.bucket as number) : null;
  return { bucket, ...keyOf(row, question), value: value as number | null, n: row.n as number, open: 0 };
}

/** A gap in each bucket that has not begun, for each split that there is. */
function unbegun(found: readonly Cell[], { buckets }: ShapeQuestion, begun: number): Cell[] {
  return found
    .filter(({ bucket }) => bucket === 0)
    .flatMap((cell) => (buckets ?? []).slice(begun).map((_, i) => ({ ...cell, bucket: begun + i, value: null, n: 0 })));
}

function runningIn(selection: Selection, looked: readonly Span[], parameters: Parameters): string {
  const whole = { start: looked[0]!.start, end: looked.at(-1)!.end };
  return measured(spansOf(selection), parameters, runsIn(whole, parameters));
}

function millisecondsOf(instant: string): string {
  return `round(date_part('epoch', ${instant}) * 1000)::bigint`;
}
