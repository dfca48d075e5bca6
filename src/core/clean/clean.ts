import type { Said } from '../record/said.ts';
import type { Change } from './change.ts';
import type { Cleaned } from './cleaned.ts';
import type { Cleaning } from './cleaning.ts';
import { signsOf } from './signs.ts';

/**
 * What a source said without what no one meant: stray characters, words for "nothing", broken
 * encodings. Every value that changed is told, with its rule. A record with nothing to clean comes
 * back as the same object.
 */
export function clean(said: Said, { steps }: Cleaning): Cleaned {
  let changes: Change[] | null = null;
  const note = (change: Change): void => {
    (changes ??= []).push(change);
  };
  let current = said;
  let signs = signsOf(current);
  for (const { rule, parameters } of steps) {
    if (rule.signs !== undefined && (rule.signs & signs) === 0) continue;
    const after = rule.apply(current, note, parameters);
    if (after !== current) signs = signsOf((current = after));
  }
  return { said: current, changes: changes ?? NONE };
}

const NONE: readonly Change[] = [];
