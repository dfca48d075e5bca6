/** The values of one statement; SQL mentions them by the placeholder that `add` returns, never as text. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
