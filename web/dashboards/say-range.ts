import { formatDay } from '../formats/date.ts';
import type { Words } from '../locales/use-words.tsx';
import { addDays } from './range.ts';
import type { ResolvedView } from './use-view.ts';

/** The range as two dates that people read; "All time" where it has no bounds. */
export function sayRange(view: Pick<ResolvedView, 'range' | 'choice'>, words: Words): string {
  const { from, to } = view.range;
  if (!from || !to) return words.t.overview.ranges[view.choice.name];
  const day = (date: string): string => formatDay(`${date}T12:00:00Z`, 'UTC', words.locale);
  const last = addDays(to, -1);
  return last === from ? day(from) : `${day(from)} – ${day(last)}`;
}
