import { type Cell, isRest } from './cell.ts';
import { colourOf, REST_COLOUR } from './colours.ts';

export interface Slice {
  readonly cell: Cell | null;
  readonly label: string | null;
  readonly value: number;
  readonly share: number;
  readonly colour: string;
}

const MOST = 6;

/**
 * At most six slices, largest first (ratings in their own order, what came together as the rest last), those beyond as one
 * slice whose `cell` is null. Empty when nothing was counted: a pie of nothing is no pie.
 */
export function slices(cells: readonly Cell[], dimension: string): Slice[] {
  const counted = cells.filter((cell) => (cell.value ?? 0) > 0);
  const total = counted.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
  const order = dimension === 'rating' ? byName : bySize;
  const sorted = [...counted].sort(order);
  const kept = sorted.length > MOST ? sorted.slice(0, MOST - 1) : sorted;
  const shown = kept.map((cell, at) => ({
    cell,
    label: cell.split,
    value: cell.value ?? 0,
    share: (cell.value ?? 0) / total,
    colour: isRest(cell) ? REST_COLOUR : colourOf(dimension, cell.split, at),
  }));
  const rest = total - shown.reduce((sum, slice) => sum + slice.value, 0);
  return sorted.length > MOST
    ? [...shown, { cell: null, label: null, value: rest, share: rest / total, colour: REST_COLOUR }]
    : shown;
}

function bySize(a: Cell, b: Cell): number {
  const rest = Number(isRest(a)) - Number(isRest(b));
  return rest || (b.value ?? 0) - (a.value ?? 0) || (a.split ?? '').localeCompare(b.split ?? '');
}

function byName(a: Cell, b: Cell): number {
  return (b.split ?? '').localeCompare(a.split ?? '', undefined, { numeric: true });
}
