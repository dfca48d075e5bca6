import type { Connection } from '../../store/database.ts';
import { dimensionSql, measured } from '../measured.ts';
import { Parameters } from '../parameters.ts';
import { firstSlot, type Span } from '../time/buckets.ts';
import { type Cell, MOST_CELLS, type ShapeQuestion } from './shape.ts';

/** Groups the measurements by bucket and splits, in one pass; `valueSql` brings each group to one number. */
export async function groupedCells(
  connection: Connection,
  question: ShapeQuestion,
  valueSql: (parameters: Parameters) => string,
): Promise<Cell[]> {
  if (question.buckets?.length === 0) return [];
  const parameters = new Parameters();
  const { buckets, selection, splits } = question;
  const keys = splits.map((split, i) => `${dimensionSql(split, selection, parameters)} as key_${i}`);
  const bucket = buckets ? `${bucketSql(buckets, parameters)} as bucket` : 'null::int as bucket';
  // By the columns themselves: sorting ids as text for percentiles takes three times as long.
  const groups = [
    ...(buckets ? ['bucket'] : []),
    ...splits.map((split, i) => (split.isRhythm ? `key_${i}` : split.column)),
  ];
  const sql = `
select
  ${[bucket, ...keys].join(',\n  ')},
  (${valueSql(parameters)})::float8 as value,
  count(m.value) as n,
  count(*) - count(m.value) as open
${measured(selection, parameters)}
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

/**
 * The number of the bucket that a row's slot lies in, found by halving in the zone's sorted starts.
 * Half the time of a join with one row a slot: it needs no hash table and runs in parallel
 * (2,000,000 rows into 37 months: 2.0 s joined).
 */
function bucketSql(buckets: readonly Span[], parameters: Parameters): string {
  const starts = parameters.add(buckets.map((bucket) => firstSlot(bucket.start)));
  return `greatest(width_bucket(m.slot, ${starts}::int[]) - 1, 0)`;
}
