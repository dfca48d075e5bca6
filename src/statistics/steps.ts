/**
 * Sorted starts, each holding until the next and the last until `end`: where a whole number lies among them. PostgreSQL
 * halves (`width_bucket`), the mirror looks up in a table with one row for each field of a grid in which all of them lie.
 */
export class Steps {
  /** The widest grid from the first start on: months of a zone without summer time lie in one of days. */
  readonly grid: number;

  constructor(
    readonly starts: readonly number[],
    readonly end: number,
    /** Lists with a whole number for each step: {@link Parameters.besideOf} tells them. */
    readonly beside: readonly (readonly number[])[] = [],
    /** Where each step is over, if nobody asks for what lies between that and the next. */
    readonly stops: readonly number[] | null = null,
  ) {
    const [first = 0] = starts;
    this.grid = starts.reduce((grid, start) => commonDivisor(grid, start - first), 0) || 1;
  }

  /** As PostgreSQL is given it: an array. */
  toPostgres(): readonly number[] {
    return this.starts;
  }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
