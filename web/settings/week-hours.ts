import type { CalendarDecision } from '../../src/contract/calendar.ts';

type Weekly = CalendarDecision['weekly'];
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** True for hours that can be kept: times of a day, each ending after it begins. */
export function isRightHours({ from, to }: { from: string; to: string }): boolean {
  const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
  return time.test(from) && (time.test(to) || to === '24:00') && from < to;
}

/** Days that follow each other with the same hours as one: [1–5, 09:00–17:00]. A day with several spans has them all. */
export function sameDays(weekly: Weekly): { readonly first: number; readonly last: number; readonly hours: string }[] {
  const found: { first: number; last: number; hours: string }[] = [];
  for (const day of WEEKDAYS) {
    const hours = weekly
      .filter((one) => one.weekday === day)
      .map(({ from, to }) => `${from}–${to}`)
      .sort()
      .join(', ');
    const before = found.at(-1);
    if (hours === '') continue;
    if (before && before.last === day - 1 && before.hours === hours) before.last = day;
    else found.push({ first: day, last: day, hours });
  }
  return found;
}
