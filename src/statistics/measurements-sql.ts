import type { DateBasis } from '../contract/question.ts';
import { OPENED, withOpening } from './contexts/contexts.ts';
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

/** The text of a file of measurements; by cohort each has `opened_at` and `opened_slot`, too. */
export function measurementsSql(url: URL, date: DateBasis = 'event'): string {
  if (date === 'event') return filled(sqlOf(url), SPLITS);
  return filled(withOpening(sqlOf(url)), [...SPLITS, ...Object.keys(OPENED.columns)]);
}

function filled(text: string, splits: readonly string[]): string {
  return text.replace(/\/\* every split of (\w+) \*\//g, (_, alias: string) =>
    splits.map((column) => `${alias}.${column}`).join(', '),
  );
}
