export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Two desks, each with its language, its hours and its year. */
export const DESKS = ['shanghai', 'london'] as const;
export type Desk = (typeof DESKS)[number];

/** Local opening hours by weekday, Monday first; null: closed. */
const HOURS: Readonly<Record<Desk, readonly (readonly [number, number] | null)[]>> = {
  shanghai: [
    [9, 20],
    [9, 20],
    [9, 20],
    [9, 20],
    [9, 20],
    [10, 18],
    [10, 18],
  ],
  london: [[8, 18], [8, 18], [8, 18], [8, 18], [8, 18], [9, 14], null],
};

/** How much arrives on each weekday, Monday first: what was left over from the weekend comes on Monday. */
const WEEKDAYS: Readonly<Record<Desk, readonly number[]>> = {
  shanghai: [1.28, 1.08, 1, 0.98, 1, 0.82, 0.7],
  london: [1.45, 1.15, 1.05, 1, 0.95, 0.5, 0.2],
};

/** By local hour: a morning peak, a dip at lunch, a second peak in the afternoon, the evening online. */
export const HOUR_WEIGHTS: Readonly<Record<Desk, readonly number[]>> = {
  shanghai: [1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 3, 6, 11, 13, 11, 5, 6, 11, 12, 11, 9, 7, 8, 9, 8, 6, 3],
  london: [0.6, 0.3, 0.2, 0.2, 0.3, 0.6, 1.5, 4, 8, 12, 13, 11, 6, 8, 11, 10, 9, 7, 4, 3.5, 3.5, 3, 2, 1],
};

/** Days are counted from 1 January 1970, local to the desk. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** The moment at which a desk's day begins, in UTC milliseconds. */
export function startOfDay(desk: Desk, day: number): number {
  return day * DAY - (desk === 'shanghai' ? 8 * HOUR : isSummer(day) ? HOUR : 0);
}

/** British Summer Time, as whole days: from the last Sunday in March to the last in October. */
function isSummer(day: number): boolean {
  const year = new Date(day * DAY).getUTCFullYear();
  return day >= lastSunday(year, 2) && day < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0) / DAY;
  return last - ((weekdayOf(last) + 1) % 7);
}

/** When a desk is open on a day; null: not at all. */
export function openSpan(desk: Desk, day: number): { readonly from: number; readonly to: number } | null {
  const hours = HOURS[desk][weekdayOf(day)];
  if (!hours || seasonOf(desk, day) < CLOSED) return null;
  const start = startOfDay(desk, day);
  return { from: start + hours[0] * HOUR, to: start + hours[1] * HOUR };
}

const CLOSED = 0.2;

/** The moment that lies so much working time after another: what comes in at night waits until morning. */
export function afterWork(desk: Desk, at: number, work: number): number {
  let left = work;
  for (let day = Math.floor((at + 8 * HOUR) / DAY) - 1; ; day++) {
    const span = openSpan(desk, day);
    if (span === null || span.to <= at) continue;
    const from = Math.max(span.from, at);
    if (from + left <= span.to) return from + left;
    left -= span.to - from;
  }
}

/** How busy a day is against an ordinary one. */
export function trafficOf(desk: Desk, day: number): number {
  return WEEKDAYS[desk][weekdayOf(day)]! * seasonOf(desk, day);
}

/** The feasts and sales of each desk's year. */
function seasonOf(desk: Desk, day: number): number {
  const date = new Date(day * DAY);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (desk === 'shanghai') {
    const toFeast = day - newYearOf(date.getUTCFullYear());
    if (toFeast >= -1 && toFeast <= 6) return 0.15;
    if (toFeast >= -5 && toFeast <= 12) return 0.6;
    if (month === 10 && dayOfMonth <= 7) return 0.55;
    if (month === 11 && dayOfMonth >= 9 && dayOfMonth <= 16) return dayOfMonth <= 12 ? 2.3 : 1.7;
    if (month === 6 && dayOfMonth >= 16 && dayOfMonth <= 21) return 1.6;
    return 1;
  }
  if (month === 12 && (dayOfMonth === 25 || dayOfMonth === 26)) return 0.1;
  const toBlackFriday = day - blackFridayOf(date.getUTCFullYear());
  if (toBlackFriday >= -1 && toBlackFriday <= 4) return 2.4;
  if (month === 8) return 0.75;
  return month === 12 && dayOfMonth < 20 ? 1.3 : 1;
}

/** Spring Festival follows the moon; the Hong Kong Observatory's tables give its days. */
const SPRING_FESTIVALS: Readonly<Record<number, string>> = {
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
  2031: '01-23',
  2032: '02-11',
};

function newYearOf(year: number): number {
  return Date.parse(`${year}-${SPRING_FESTIVALS[year] ?? '02-05'}`) / DAY;
}

/** The day after the fourth Thursday of November. */
function blackFridayOf(year: number): number {
  const first = Date.UTC(year, 10, 1) / DAY;
  return first + ((3 - weekdayOf(first) + 7) % 7) + 22;
}

/**
 * Once a quarter the warehouse is counted, and for a week answers take about twice as long: the story
 * that the charts show. The same weeks whenever the sample is loaded.
 */
export function isStocktaking(day: number): boolean {
  return Math.floor((day + 3) / 7) % 13 === STOCKTAKING;
}

const STOCKTAKING = 12;
export const STOCKTAKING_DELAY = 2.2;
