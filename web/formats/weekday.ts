/** The name of a weekday (1 is Monday, 7 Sunday); anything else is said as it stands. */
export function weekdayName(day: number, locale: string, width: 'long' | 'short'): string {
  if (!(day >= 0 && day <= 7)) return String(day);
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day === 0 ? 7 : day),
  );
}
