import type { Problem } from '../basics/problem.ts';
import type { Cleaned } from './cleaned.ts';
import type { Cleaning } from './cleaning.ts';
import { maskedKinds, maskSensitive } from './rules/mask-sensitive.ts';
import { finderOf } from './sensitive/each-told.ts';
import { masked } from './sensitive/mask.ts';

/** What a text becomes before anybody sees it; the text itself where nothing is masked. */
export type Hide = (text: string, field?: string) => string;

/**
 * Where numbers are masked they are masked wherever the record is quoted: in what other rules changed, in
 * why it was refused, in its excerpt.
 */
export function hidingOf({ steps }: Cleaning): Hide {
  const step = steps.find(({ rule }) => rule === maskSensitive);
  if (step === undefined) return asItIs;
  const kinds = maskedKinds(step.parameters);
  return (text, field) => masked(text, kinds, finderOf(field ?? ''));
}

const asItIs: Hide = (text) => text;

export function withHiddenChanges(cleaned: Cleaned, cleaning: Cleaning): Cleaned {
  const hide = hidingOf(cleaning);
  if (hide === asItIs || cleaned.changes.length === 0) return cleaned;
  const changes = cleaned.changes.map((change) => ({
    ...change,
    before: hideCut(change.before, change.field, hide),
    after: hideCut(change.after, change.field, hide),
  }));
  return { ...cleaned, changes };
}

/** A change keeps the beginning of a long value: the number in which it was cut proves nothing any more. */
function hideCut(value: string, field: string, hide: Hide): string {
  const hidden = hide(value, field);
  return value.length < CUT_AT ? hidden : hidden.replace(/[\dA-Za-z][\d -]{2,}$/, '…');
}

const CUT_AT = 190;

export function hiddenProblem(problem: Problem, hide: Hide): Problem {
  if (hide === asItIs) return problem;
  const about = Object.fromEntries(Object.entries(problem.about).map(([name, value]) => [name, hide(value)]));
  return { ...problem, about };
}
