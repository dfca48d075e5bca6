/** A promise that our own code broke. Never thrown for bad data: that is a {@link Problem}. */
export class InvariantError extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'InvariantError';
  }
}
