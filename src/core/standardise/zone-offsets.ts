import { InvariantError } from '../basics/invariant-error.ts';

/**
 * The instant of a local date and time in an IANA zone; both in milliseconds, the local one as if
 * it were UTC.
 *
 * A time that a clock change left out (Berlin, 02:30 on the last Sunday of March) moves forward by
 * the hour that was left out; one that came twice is the earlier of the two. Source: RFC 5545,
 * section 3.3.5, and Temporal's `compatible`.
 *
 * @throws {InvariantError} `ZONE_UNKNOWN`: the caller did not check the name.
 */
export function instantOfLocal(local: number, zone: string): number {
  if (zone === 'UTC') return local;
  const { starts, offsets } = periodsOf(zone, new Date(local).getUTCFullYear());
  for (let i = 0; i < starts.length; i++) {
    const at = local - offsets[i]!;
    const end = i + 1 < starts.length ? starts[i + 1]! : Infinity;
    if (at < end) return at >= starts[i]! ? at : local - offsets[i - 1]!;
  }
  throw new InvariantError('ZONE_UNKNOWN', zone);
}

/** Whether a zone's name is one that clocks here know. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Spans of one offset, around one year: from `starts[i]` (UTC) on, local time is UTC + `offsets[i]`. */
interface Periods {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

const DAY = 86_400_000;
/** Shorter than the shortest season in use: Morocco puts its clocks back for Ramadan, a month. */
const STEP = 7 * DAY;

const known = new Map<string, Map<number, Periods>>();

function periodsOf(zone: string, year: number): Periods {
  let years = known.get(zone);
  if (years === undefined) known.set(zone, (years = new Map<number, Periods>()));
  let periods = years.get(year);
  if (periods === undefined) years.set(year, (periods = findPeriods(zone, year)));
  return periods;
}

function findPeriods(zone: string, year: number): Periods {
  const first = Date.UTC(year, 0, 1) - 2 * DAY;
  const last = Date.UTC(year + 1, 0, 1) + 2 * DAY;
  const starts = [-Infinity];
  const offsets = [offsetAt(zone, first)];
  for (let from = first; from < last; from += STEP) {
    const to = Math.min(from + STEP, last);
    if (offsetAt(zone, to) !== offsetAt(zone, from)) {
      const start = findChange(zone, from, to);
      starts.push(start);
      offsets.push(offsetAt(zone, start));
    }
  }
  return { starts, offsets };
}

/** The first second at which the offset is no longer that of `from`. */
function findChange(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let low = from / 1000;
  let high = to / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a whole second. */
function offsetAt(zone: string, at: number): number {
  let clock: Intl.DateTimeFormat;
  try {
    clock = clockOf(zone);
  } catch {
    throw new InvariantError('ZONE_UNKNOWN', zone);
  }
  const [month, day, year, hour, minute, second] = clock.format(at).match(/\d+/g)!.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}
