import { PersonError } from '../contract/person-error.ts';

/** A question that is refused: `field` is what to mend, `about` what the sentence of the code mentions. */
export function refusal(code: string, field: string, about: Record<string, string> = {}): PersonError {
  return new PersonError(`statistics.${code}`, { field, ...about }, { exitCode: 2, status: 400, field });
}
