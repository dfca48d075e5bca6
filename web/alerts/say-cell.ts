import type { AlertAboutInput } from '../../src/contract/alerts.ts';
import { saySplit } from '../charts/draw/chart-words.ts';
import type { Words } from '../locales/use-words.tsx';

/** The values of a split as people read them; empty where there is none. */
export function sayCell(
  by: readonly (string | number | null)[],
  { question }: Pick<AlertAboutInput, 'question'>,
  words: Words,
): string {
  return by
    .map((value, i) => {
      const dimension = question.by?.[i];
      return dimension ? saySplit(dimension, value === null ? null : String(value), words) : String(value);
    })
    .join(' · ');
}
