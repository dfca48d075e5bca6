import type { Problem } from './problem.ts';

/** What a stage hands on: the value, or the reason why the record could not pass. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function passed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): Outcome<never> {
  return { ok: false, problem };
}
