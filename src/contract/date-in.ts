const kept = new Map<string, Intl.DateTimeFormat>();

/** The civil date in a zone: "2026-03-01". */
export function dateIn(zone: string, at: number): string {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Kept: they are slow to make. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = kept.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      calendar: 'iso8601',
    });
    kept.set(zone, formatter);
  }
  return formatter;
}
