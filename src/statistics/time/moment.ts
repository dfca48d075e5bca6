import { firstInstant, segmentsOf } from '../../core/calendar/zone.ts';

const DAY = 86_400_000;
const WRITTEN =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * The instant of a local date or date-time in a zone, or of one that brings its offset; UTC
 * milliseconds. "2026", "2026-03", "2026-03-01", "2026-03-01T09:00" and "2026-03-01 09:00:30.5+08:00"
 * are understood. Null for what is no date (also the 30th of February) and outside 1900–2199.
 */
export function readMoment(text: string, zone: string): number | null {
  const match = WRITTEN.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) =>
    Number(match[i] ?? (i === 2 || i === 3 ? 1 : 0)),
  );
  if (year! < 1900 || year! > 2199 || hour! > 23 || minute! > 59 || second! > 59) return null;
  const millisecond = Number((match[7] ?? '0').padEnd(3, '0'));
  const local = Date.UTC(year!, month! - 1, day, hour, minute, second, millisecond);
  const date = new Date(local);
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return null;
  const offset = match[8] === undefined ? null : readOffset(match[8]);
  return offset === null ? firstInstant(segmentsOf(zone, local - 2 * DAY, local + 2 * DAY), local) : local - offset;
}

function readOffset(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text[0] === '-' ? -minutes : minutes) * 60_000;
}
