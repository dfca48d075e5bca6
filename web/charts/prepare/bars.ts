import { type Cell, isRest } from './cell.ts';

export interface Bars {
  readonly shown: readonly Cell[];
  /** How many more there are, to be read in the table. */
  readonly rest: number;
  /** Those shown are not the largest: they have the most behind them. */
  readonly isByWeight: boolean;
}

/**
 * Hours and weekdays in their own order, all else largest first, what is together as the rest after it; `most` bars, then the
 * table. Where values do not add up (a median), those with the most behind them are shown: one lucky reply is no rank.
 */
export function bars(cells: readonly Cell[], dimension: string, how: { most?: number; isAdding?: boolean } = {}): Bars {
  const { most = 8, isAdding = true } = how;
  const isOrdered = hasOrder(dimension);
  const sorted = [...cells].filter((cell) => cell.value !== null).sort(isOrdered ? byNumber : byValue);
  const room = isOrdered ? 24 : most;
  const isByWeight = !isAdding && !isOrdered;
  const shown = isByWeight
    ? [...sorted]
        .sort((a, b) => b.n - a.n)
        .slice(0, room)
        .sort(byValue)
    : sorted.slice(0, room);
  return { shown: inOrder(shown, dimension), rest: Math.max(0, sorted.length - room), isByWeight };
}

/** As people read them: what is ordered by itself so, all else largest first, then what is together, then what is unknown. */
export function inOrder(cells: readonly Cell[], dimension: string): Cell[] {
  return [...cells].sort(hasOrder(dimension) ? byNumber : (a, b) => placeOf(a) - placeOf(b) || byValue(a, b));
}

function hasOrder(dimension: string): boolean {
  return dimension === 'hour' || dimension === 'weekday' || dimension === 'rating';
}

function placeOf(cell: Cell): number {
  return cell.split === null ? 2 : isRest(cell) ? 1 : 0;
}

function byValue(a: Cell, b: Cell): number {
  const unknown = Number(a.split === null) - Number(b.split === null);
  return unknown || (b.value ?? -Infinity) - (a.value ?? -Infinity) || (a.split ?? '').localeCompare(b.split ?? '');
}

function byNumber(a: Cell, b: Cell): number {
  return placeOf(a) - placeOf(b) || Number(a.split) - Number(b.split);
}
