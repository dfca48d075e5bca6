import type pg from 'pg';
import { PersonError } from '../contract/person-error.ts';
import type { Store } from '../store/store.ts';

/** What went wrong in a thread, as it travels to the one that waits: errors lose what they are when they are copied. */
export type ThreadFailure =
  | { readonly person: { readonly code: string; readonly about: Record<string, string> } }
  | {
      readonly error: {
        readonly message: string;
        readonly code: string | undefined;
        readonly stack: string | undefined;
      };
    };

export function failureOf(error: unknown): ThreadFailure {
  if (error instanceof PersonError) return { person: { code: error.code, about: { ...error.about } } };
  const { message, code, stack } = error as Error & { code?: string };
  return { error: { message, code, stack } };
}

export function errorOf(failure: ThreadFailure): Error {
  if ('person' in failure) return new PersonError(failure.person.code, failure.person.about);
  return Object.assign(new Error(failure.error.message), failure.error);
}

/** For the pool of a thread, with so many connections. The pool hides its password from copies, so each part is named. */
export function connectionForThread({ database }: Store, max: number): pg.PoolConfig {
  const { host, port, user, password, database: name, connectionString } = database.options;
  return connectionString === undefined
    ? { host, port, user, password, database: name, max }
    : { connectionString, max };
}
