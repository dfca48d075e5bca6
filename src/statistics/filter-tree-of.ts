import { readFilter } from '../contract/filter-text.ts';
import { DIMENSIONS, type FilterTree } from '../contract/question.ts';
import { refusal } from './refusal.ts';

/**
 * A filter from its text.
 *
 * @throws {PersonError} `statistics.bad-filter`, with what is not understood from there on.
 */
export function filterTreeOf(text: string): FilterTree {
  const read = readFilter(text);
  if (!('at' in read)) return read;
  throw refusal('bad-filter', 'filter', { rest: text.slice(read.at, read.at + 60), possible: DIMENSIONS.join(', ') });
}
