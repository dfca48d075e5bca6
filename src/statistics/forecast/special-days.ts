import type { CalendarDecision } from '../../contract/calendar.ts';
import type { Filter, FilterTree } from '../../contract/question.ts';
import { holidayDays } from '../../core/calendar/holiday-days.ts';
import { dayOf, weekdayOf } from '../../core/calendar/local-date.ts';
import type { Decided } from '../lookups/decided.ts';

const SUNDAY = 7;
const FRIDAY = 5;

/**
 * The days (numbers since 1970) that are not like their weekday, with the weekday that each is like: a holiday
 * on which nobody works is a Sunday, one that is worked instead of (China's make-up days) is a Friday.
 *
 * By the calendar of the one channel that is asked for, else by that of all; as each version held on the day.
 */
export function specialDays(
  calendars: readonly Decided<CalendarDecision>[],
  filter: FilterTree,
  first: number,
  last: number,
): Map<number, number> {
  const versions = versionsFor(calendars, channelOf(filter));
  const days = new Map<number, number>();
  for (const [i, version] of versions.entries()) {
    const from = Math.max(first, sinceOf(version));
    const to = Math.min(last, (versions[i + 1] ? sinceOf(versions[i + 1]!) : Infinity) - 1);
    for (const holiday of version.holidays) {
      const isWorked = (holiday.hours ?? []).length > 0;
      for (const day of holidayDays(holiday, from, to)) {
        const isFree = !version.weekly.some(({ weekday }) => weekday === weekdayOf(day));
        days.delete(day);
        if (isWorked === isFree) days.set(day, isWorked ? FRIDAY : SUNDAY);
      }
    }
  }
  return days;
}

function versionsFor(calendars: readonly Decided<CalendarDecision>[], channel: string | null): CalendarDecision[] {
  const of = (holds: (scope: CalendarDecision['for']) => boolean) =>
    calendars.map(({ about }) => about).filter((about) => holds(about.for));
  const own = of((scope) => scope.kind === 'channel' && scope.channel === channel);
  const versions = own.length > 0 ? own : of((scope) => scope.kind === 'all');
  return versions.sort((a, b) => sinceOf(a) - sinceOf(b));
}

function sinceOf({ validFrom }: CalendarDecision): number {
  return validFrom === null ? -Infinity : (dayOf(validFrom) ?? -Infinity);
}

/** The channel that all of it is of, where the filter names one. */
function channelOf(filter: FilterTree): string | null {
  const parts: readonly FilterTree[] = 'and' in filter ? filter.and : [filter];
  const named = parts.filter((part): part is Filter => 'dimension' in part && part.dimension === 'channel');
  return named.length === 1 ? named[0]!.value : null;
}
