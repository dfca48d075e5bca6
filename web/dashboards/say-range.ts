import { formatDay } from '../formats/date.ts';
import type { Words } from '../locales/use-words.tsx';
import { addDays, type Range } from './range.ts';
import type { ResolvedView } from './use-view.ts';

/** The range as two dates that people read; "All time" where it has no bounds. */
export function sayRange(view: Pick<ResolvedView, 'range' | 'choice'>, words: Words): string {
  return sayDates(view.range, words) ?? words.t.overview.ranges[view.choice.name];
}

/** Null where it has no beginning or no end. */
export function sayDates({ from, to }: Range, words: Words): string | null {
  if (!from || !to) return null;
  const day = (date: string): string => formatDay(`${date}T12:00:00Z`, 'UTC', words.locale);
  const last = addDays(to, -1);
  return last === from ? day(from) : `${day(from)} – ${day(last)}`;
}
