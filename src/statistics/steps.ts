/**
 * Sorted starts, each holding until the next and the last until `end`: where a whole number lies among them. PostgreSQL
 * halves (`width_bucket`), the mirror looks up in a table with one row for each field of a grid in which all of them lie.
 */
export class Steps {
  /** The widest grid from the first start on: months of a zone without summer time lie in one of days. */
  readonly grid: number;
  /** From where the fields are numbered: the first start. */
  readonly origin: number;

  constructor(
    readonly starts: readonly number[],
    readonly end: number,
    /** Lists with a whole number for each step: {@link Parameters.besideOf} tells them. */
    readonly beside: readonly (readonly number[])[] = [],
    /** Where each step is over, if nobody asks for what lies between that and the next. */
    readonly stops: readonly number[] | null = null,
    /** With a field for each whole number instead, numbered as they are. */
    isEach = false,
  ) {
    const [first = 0] = starts;
    this.origin = isEach ? 0 : first;
    this.grid = isEach ? 1 : starts.reduce((grid, start) => commonDivisor(grid, start - first), 0) || 1;
  }

  /** The same with a field for each whole number, so that the number itself is looked up; null where they are too many. */
  each(): Steps | null {
    const [first = 0] = this.starts;
    if (this.end - first > MOST_EACH) return null;
    return new Steps(this.starts, this.end, this.beside, this.stops, true);
  }

  /** As PostgreSQL is given it: an array. */
  toPostgres(): readonly number[] {
    return this.starts;
  }
}

/** Seven years of quarters of an hour. */
const MOST_EACH = 250_000;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
