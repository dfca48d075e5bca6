import type { Connection } from '../../store/database.ts';
import { refusal } from '../refusal.ts';
import { MOST_CELLS } from '../shapes/shape.ts';
import { bucketCount, bucketsOf, firstSlot } from '../time/buckets.ts';
import type { Family } from './measures.ts';
import type { QualityQuestion } from './quality.ts';

export interface FamilyBucket {
  /** UTC milliseconds. */
  readonly start: number;
  readonly slot: number;
}

/**
 * The spans from the first to the last row of a family, in the question's zone; none where it has none.
 *
 * @throws {PersonError} `statistics.too-many-buckets`.
 */
export async function bucketsOfFamily(
  connection: Connection,
  family: Family | 'delays',
  { zone, every, weekStart }: QualityQuestion,
): Promise<FamilyBucket[]> {
  const isArrival = family === 'records' || family === 'imports';
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(isArrival ? ARRIVED : HAPPENED);
  const { first, last } = rows[0]!;
  if (first === null || last === null) return [];
  const [from, to] = [first.getTime(), last.getTime() + 1];
  if (bucketCount(every, from, to) > MOST_CELLS)
    throw refusal('too-many-buckets', 'every', { every, limit: String(MOST_CELLS) });
  return bucketsOf(zone, every, weekStart, from, to).map(({ start }) => ({ start, slot: firstSlot(start) }));
}

/** Each end by itself, so that the index on the moment gives it at once. */
const HAPPENED = `
select (select at from published.kept order by at limit 1) as first,
  (select at from published.kept order by at desc limit 1) as last`;

/** An import's records come after it began. */
const ARRIVED = 'select min(created_at) as first, case when count(*) > 0 then now() end as last from published.import';
