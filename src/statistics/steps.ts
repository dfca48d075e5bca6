/**
 * Sorted starts, each holding until the next and the last until `end`: where a value lies among them. PostgreSQL halves
 * (`width_bucket`), the mirror looks up in a table with one row a `unit`, of which every start is a multiple.
 */
export class Steps {
  constructor(
    readonly starts: readonly number[],
    readonly end: number,
    readonly unit = 1,
  ) {}

  /** As PostgreSQL is given it: an array. */
  toPostgres(): readonly number[] {
    return this.starts;
  }
}
