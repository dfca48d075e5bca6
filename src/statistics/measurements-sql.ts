import { sqlOf } from './sql-of.ts';

/**
 * What every row of measurements has of the interaction that it was found by: by these it may be split, filtered, joined and
 * opened. A file of measurements says it in one line, a comment that names the alias of that interaction: `every split of i`.
 */
export const SPLITS = [
  'channel',
  'direction',
  'source_id',
  'contact_point_id',
  'customer_id',
  'conversation_id',
  'record_id',
  'part',
  'language',
  'topic',
  'subtopic',
  'tags',
];

/** The text of a file of measurements. */
export function measurementsSql(url: URL): string {
  return sqlOf(url).replace(/\/\* every split of (\w+) \*\//g, (_, alias: string) =>
    SPLITS.map((column) => `${alias}.${column}`).join(', '),
  );
}
