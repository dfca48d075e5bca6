import type { Connection } from '../../store/database.ts';
import { anchorOf, measured, valueOf } from '../measured.ts';
import { engineOf, Parameters } from '../parameters.ts';
import { SLOT, type Span, stepsOf } from '../time/buckets.ts';
import { allOf, type Cell, rankedSql, type ShapeQuestion } from './shape.ts';
import { keyOf, splitColumns } from './splits.ts';

/**
 * Groups the measurements by bucket and splits, in one pass; `valueSql` brings each group to one number, which may take long
 * (as to put them in order does).
 */
export async function groupedCells(
  connection: Connection,
  question: ShapeQuestion,
  valueSql: (value: string, parameters: Parameters) => string,
  takesLong = false,
): Promise<Cell[]> {
  if (question.buckets?.length === 0) return [];
  const parameters = new Parameters(engineOf(connection));
  const { buckets, selection, hasSpread } = question;
  const value = valueOf(selection);
  const isBusiness = selection.beside.schedules !== null;
  const splits = splitColumns(question, parameters);
  const bucket = buckets ? bucketSql(anchorOf(selection).slot, buckets, parameters, takesLong) : 'null::int';
  const groups = [...(buckets ? ['bucket'] : []), ...splits.group];
  const columns = [
    `${bucket} as bucket`,
    ...splits.select,
    `(${valueSql(value, parameters)})::float8 as value`,
    `count(${value}) as n`,
    `count(*) - count(${value}) as open`,
    ...(isBusiness ? [`count(*) filter (where ${value} = 0 and m.ended_at > m.started_at) as outside`] : []),
    ...(hasSpread ? [`sum(${value}::numeric * ${value}::numeric)::float8 as squares`] : []),
  ];
  const sql = `
select
  ${columns.join(',\n  ')}
${measured(selection, parameters)}
${groups.length > 0 ? `group by ${groups.join(', ')}` : ''}`;
  const { rows } = await connection.query<Row>(rankedSql(sql, question.ranked), parameters.values);
  return rows.map((row) => {
    const cell = cellOf(row, question);
    if (isBusiness) cell.outsideHours = row.outside as number;
    if (hasSpread) cell.squares = row.squares as number | null;
    return cell;
  });
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

export type Row = Record<string, number | string | null>;

export function cellOf(row: Row, question: ShapeQuestion): Writable<Cell> {
  const { key, rest } = keyOf(row, question);
  const [value, n, open] = [row.value as number | null, row.n as number, row.open as number];
  const cell: Writable<Cell> = { bucket: row.bucket as number | null, key, rest, value, n, open };
  if (question.ranked !== undefined) cell.all = allOf(row);
  return cell;
}

/** The number of the bucket that a row's slot lies in. */
export function bucketSql(slot: string, buckets: readonly Span[], parameters: Parameters, takesLong = false): string {
  // A bucket that begins within a slot (zones of long ago) has rows before its first whole one.
  const isWhole = buckets[0]!.start % SLOT === 0;
  const steps = stepsOf(buckets);
  if (isWhole && takesLong) return `${parameters.placeHashed(slot, steps)} - 1`;
  return isWhole ? `${parameters.placeWithin(slot, steps)} - 1` : `greatest(${parameters.placeOf(slot, steps)} - 1, 0)`;
}
