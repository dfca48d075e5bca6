const DAY = 86_400_000;

/** A local date ("2026-03-01") as the number of days since 1970-01-01; null for what is no date. */
export function dayOf(date: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!match) return null;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dateOf(at / DAY) === date ? at / DAY : null;
}

/** The date of a day's number. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** ISO 8601: 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Milliseconds from the day's beginning on the wall clock: "09:30"; "24:00" is its end. Null for what is no time. */
export function timeOfDay(text: string): number | null {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes * 60_000 : null;
}
