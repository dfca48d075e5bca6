const DAY = 86_400_000;

/** A span of a zone in which its offset from UTC does not change; instants and offset in milliseconds. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** True for an IANA name that this machine knows. Offsets ("+08:00") are no zones: they know no clock change. */
export function isZone(name: string): boolean {
  if (KNOWN.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    if (KNOWN.size < MOST_KNOWN) KNOWN.add(name);
    return true;
  } catch {
    return false;
  }
}

/** Each record may name one, and to ask costs 50 µs. There are some hundreds, but each may be written in any case. */
const KNOWN = new Set<string>();
const MOST_KNOWN = 2_000;

/**
 * The segments of a zone that touch `[from, to)`, in order and without gaps; the first and the last
 * are cut a day or more outside the span.
 *
 * Found by looking at each midnight of UTC and halving where two differ: two changes within one day
 * that undo each other would be missed; the tz database has none since 1970.
 */
export function segmentsOf(zone: string, from: number, to: number): Segment[] {
  const last = Math.ceil(to / DAY) + 2;
  const segments: Segment[] = [];
  let start = (Math.floor(from / DAY) - 2) * DAY;
  let offset = offsetOfDay(zone, start / DAY);
  for (let day = start / DAY + 1; day <= last; day++) {
    const next = offsetOfDay(zone, day);
    if (next === offset) continue;
    const change = changeBetween(zone, (day - 1) * DAY, day * DAY, next);
    segments.push({ start, end: change, offset });
    start = change;
    offset = next;
  }
  segments.push({ start, end: last * DAY, offset });
  return segments;
}

/** The offset of a zone at an instant, milliseconds east of UTC. */
export function offsetAt(zone: string, instant: number): number {
  const text = formatOf(zone).format(instant);
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return 0;
  const [, sign, hours, minutes, seconds] = match;
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === '-' ? -size : size;
}

/**
 * The first instant at which the zone's clocks show `local` (wall-clock time written as if it were
 * UTC) or later. A time that the clocks skip gives the moment after the jump; one that they show
 * twice gives the first.
 */
export function firstInstant(segments: readonly Segment[], local: number): number {
  for (const segment of segments) {
    const instant = Math.max(segment.start, local - segment.offset);
    if (instant < segment.end) return instant;
  }
  return segments.at(-1)!.end;
}

/** An instant as ISO 8601 in the zone, with its offset: "2026-03-01T00:00:00+08:00". */
export function isoInZone(zone: string, instant: number): string {
  const offset = Math.round(offsetAt(zone, instant) / 60_000);
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Where the offset becomes `next`, to the second. */
function changeBetween(zone: string, before: number, after: number, next: number): number {
  let low = before;
  let high = after;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(zone, middle) === next) high = middle;
    else low = middle;
  }
  return high;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const DAYS = new Map<string, Map<number, number>>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone);
  if (!format)
    FORMATS.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
  return format;
}

function offsetOfDay(zone: string, day: number): number {
  let days = DAYS.get(zone);
  if (!days) DAYS.set(zone, (days = new Map<number, number>()));
  let offset = days.get(day);
  if (offset === undefined) days.set(day, (offset = offsetAt(zone, day * DAY)));
  return offset;
}
