import { formatDay, formatMoment, formatTime } from '../formats/date.ts';
import type { Words } from '../locales/use-words.tsx';
import { addDays, isInstant, type Range } from '../../src/contract/range.ts';
import type { ResolvedView } from './use-view.ts';

/** The range as two dates that people read; "All time" where it has no bounds. */
export function sayRange(view: Pick<ResolvedView, 'range' | 'choice' | 'zone'>, words: Words): string {
  return sayDates(view.range, words, view.zone) ?? words.t.overview.ranges[view.choice.name];
}

/** Null where it has no beginning or no end. Instants are told in the zone. */
export function sayDates({ from, to }: Range, words: Words, zone = 'UTC'): string | null {
  if (!from || !to) return null;
  if (isInstant(from) || isInstant(to)) {
    const isOneDay = formatDay(from, zone, words.locale) === formatDay(to, zone, words.locale);
    const end = isOneDay ? formatTime(to, zone, words.locale) : formatMoment(to, zone, words.locale);
    return `${formatMoment(from, zone, words.locale)} – ${end}`;
  }
  const day = (date: string): string => formatDay(`${date}T12:00:00Z`, 'UTC', words.locale);
  const last = addDays(to, -1);
  return last === from ? day(from) : `${day(from)} – ${day(last)}`;
}
