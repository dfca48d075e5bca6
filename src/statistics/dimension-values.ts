import type { Dimension, DimensionValue, QuestionInput } from '../contract/question.ts';
import type { Connection, Database } from '../store/database.ts';
import { ask } from './ask.ts';
import type { Bounds } from './breaker.ts';
import { DIMENSION_COLUMNS } from './dimensions.ts';
import { labelsOf } from './labels.ts';
import type { Mirror } from './mirror/mirror.ts';
import { inSnapshot } from './snapshot.ts';

/** As many people as a filter can offer; whoever is not among them is found by search. */
const MOST_PEOPLE = 1_000;

/**
 * The values of a dimension that occur, with how many interactions (of ratings: answers) have each,
 * most first. Of customers the thousand with most. `value` is what a filter takes: an id for people
 * and sources. Unknown is left out.
 */
export async function dimensionValues(
  database: Database,
  dimension: Dimension,
  zone = 'UTC',
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<DimensionValue[]> {
  if (dimension === 'customer') return await customerValues(database, mirror, bounds);
  const question = QUESTION_OF[dimension] ?? { metric: 'volume' };
  const { rows } = await ask(database, { ...question, by: [dimension], zone }, mirror, bounds);
  const id = DIMENSION_COLUMNS[dimension].isNamed ? `${dimension}Id` : dimension;
  return rows
    .filter((row) => row[id] !== null)
    .map((row) => ({ value: String(row[id]), label: String(row[dimension] ?? row[id]), n: row.n }))
    .sort((a, b) => b.n - a.n);
}

/** What is no dimension of volume. */
const QUESTION_OF: Partial<Record<Dimension, QuestionInput>> = {
  rating: { metric: 'rating', aggregate: 'count' },
  sentiment: { metric: 'inferred-sentiment', aggregate: 'count' },
};

async function customerValues(database: Database, mirror: Mirror | null, bounds: Bounds): Promise<DimensionValue[]> {
  const values = async (connection: Connection) => {
    const { rows } = await connection.query<{ value: string; n: number }>(
      `select customer_id as value, count(*) as n
       from published.interaction
       where kind in ('message', 'call') and not is_leg
       group by customer_id
       order by n desc, customer_id
       limit ${MOST_PEOPLE}`,
    );
    const labels = await labelsOf(
      connection,
      'customer',
      rows.map((row) => row.value),
    );
    return rows.map((row) => ({ ...row, label: labels.get(row.value) ?? row.value }));
  };
  return await inSnapshot(database, values, mirror, bounds);
}
