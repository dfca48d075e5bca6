import type { Cell } from './cell.ts';

/** One square of the week: a weekday (1 is Monday) and an hour. `strength` is 0 to 1; null: nothing was measured. */
export interface HeatSquare {
  readonly weekday: number;
  readonly hour: number;
  readonly cell: Cell | null;
  readonly strength: number | null;
}

export interface Heat {
  /** Seven rows from the reader's first weekday on, 24 hours each. */
  readonly rows: readonly (readonly HeatSquare[])[];
  /** The square with the largest value; of equal ones the first. */
  readonly busiest: HeatSquare | null;
}

/**
 * A week as squares. `cells` have the weekday and the hour as their two splits. A square's strength is its
 * value beside the largest: half the value is half the strength, so that 0 is as light as nothing.
 */
export function heat(cells: readonly Cell[], weekStart: number): Heat {
  const byPlace = new Map(cells.map((cell) => [(cell.splits ?? []).map((split) => split.value).join(' '), cell]));
  const most = Math.max(0, ...cells.map((cell) => cell.value ?? 0));
  const rows = Array.from({ length: 7 }, (_, day) => {
    const weekday = ((weekStart - 1 + day) % 7) + 1;
    return Array.from({ length: 24 }, (_unused, hour) => squareOf(weekday, hour, byPlace, most));
  });
  const measured = rows.flat().filter((square) => (square.cell?.value ?? 0) > 0);
  const busiest = measured.reduce<HeatSquare | null>(
    (best, square) => (best === null || square.cell!.value! > best.cell!.value! ? square : best),
    null,
  );
  return { rows, busiest };
}

function squareOf(weekday: number, hour: number, byPlace: ReadonlyMap<string, Cell>, most: number): HeatSquare {
  const cell = byPlace.get(`${weekday} ${hour}`) ?? null;
  const value = cell?.value ?? null;
  return { weekday, hour, cell, strength: value === null ? null : most === 0 ? 0 : Math.max(0, value) / most };
}
