import { QUOTED_LENGTH } from './fixable-field.ts';

/** The stages in which a record can be stopped, in the path's order. */
export const STAGES = ['source', 'record', 'clean', 'standardise', 'identify'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Why a record could not pass a stage. Kept with the record, which is then quarantined.
 *
 * `code` is stable and names a sentence in both languages (contract/messages); `about` holds the
 * values that the sentence mentions, each cut to 200 characters.
 */
export interface Problem {
  readonly stage: Stage;
  readonly code: string;
  readonly about: Readonly<Record<string, string>>;
}

const LONGEST_QUOTED = QUOTED_LENGTH;

export function problem(stage: Stage, code: string, about: Record<string, string> = {}): Problem {
  const short = Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name, value.slice(0, LONGEST_QUOTED)]),
  );
  return { stage, code, about: short };
}
