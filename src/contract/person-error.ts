/**
 * A failure that a person can mend, thrown at the edges (a file that is not there, a port in use,
 * a question about a metric that does not exist). Shown as two lines, `error:` and `fix:`, in the
 * reader's language; the sentences stand under `code` in messages/.
 *
 * `exitCode` 2: used wrongly; 1: it failed.
 */
export class PersonError extends Error {
  constructor(
    readonly code: string,
    readonly about: Readonly<Record<string, string>> = {},
    readonly options: {
      readonly exitCode?: 1 | 2;
      readonly status?: number;
      readonly field?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'PersonError';
  }
}
