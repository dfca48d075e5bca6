import type { Profile } from '../source.ts';
import { plainHeader } from './fields.ts';
import type { HeadOfTable } from './head-of-table.ts';

/** Of the columns of a file, the share that a profile must know: what it does not know is left to the guess. */
const KNOWN_SHARE = 0.5;

/**
 * The profile that recognises a table: all of its columns are there, in any order and perhaps with others,
 * cut by the same sign. Of several the one that knows most columns, then the latest.
 */
export function profileFor(table: HeadOfTable, profiles: readonly Profile[]): Profile | null {
  const there = new Set(table.headers);
  const fitting = profiles.filter(
    ({ source, headers, delimiter }) =>
      source === 'table' &&
      delimiter === table.delimiter &&
      headers.length >= KNOWN_SHARE * table.headers.length &&
      headers.every((header) => there.has(plainHeader(header))),
  );
  const best = fitting.sort((a, b) => b.headers.length - a.headers.length || b.profileId - a.profileId);
  return best[0] ?? null;
}
