import type { Connection } from '../../store/database.ts';
import { measured } from '../measured.ts';
import { Parameters } from '../parameters.ts';
import { firstSlot, type Span } from '../time/buckets.ts';
import { type Cell, MOST_CELLS, type ShapeQuestion } from './shape.ts';

/** Groups the measurements by bucket and splits, in one pass; `valueSql` brings each group to one number. */
export async function groupedCells(
  connection: Connection,
  question: ShapeQuestion,
  valueSql: (parameters: Parameters) => string,
): Promise<Cell[]> {
  const parameters = new Parameters();
  const { buckets, splits } = question;
  const keys = splits.map((split) => split.column);
  const bucketed = buckets ? bucketTable(buckets, parameters) : null;
  const groups = [...(bucketed ? ['bucket.number'] : []), ...keys];
  const join = bucketed ? `join ${bucketed} on bucket.slot = m.slot` : '';
  const sql = `
select
  ${bucketed ? 'bucket.number' : 'null::int'} as bucket,
  ${splits.map((split, i) => `${outputOf(split.column, split.type)} as key_${i},`).join(' ')}
  (${valueSql(parameters)})::float8 as value,
  count(m.value) as n,
  count(*) - count(m.value) as open
${measured(question.selection, parameters, { join })}
${groups.length > 0 ? `group by ${groups.join(', ')}` : ''}
limit ${MOST_CELLS + 1}`;
  const { rows } = await connection.query<Record<string, number | string | null>>(sql, parameters.values);
  return rows.map((row) => ({
    bucket: row.bucket as number | null,
    key: splits.map((_, i) => row[`key_${i}`] ?? null),
    value: row.value as number | null,
    n: row.n as number,
    open: row.open as number,
  }));
}

export function outputOf(column: string, type: string): string {
  return type === 'int' ? column : `${column}::text`;
}

/** The zone's buckets as a table of slots; a slot belongs to the bucket in which it starts. */
function bucketTable(buckets: readonly Span[], parameters: Parameters): string {
  const first = parameters.add(buckets.map((bucket) => firstSlot(bucket.start)));
  const last = parameters.add(buckets.map((bucket) => firstSlot(bucket.end)));
  return `(
  select slot, (run.ordinal - 1)::int as number
  from unnest(${first}::int[], ${last}::int[]) with ordinality as run (first, last, ordinal),
    generate_series(run.first, run.last - 1) as slot
) bucket`;
}
