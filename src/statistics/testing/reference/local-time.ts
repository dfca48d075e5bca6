import type { ReferenceQuestion } from './reference-question.ts';

/** The buckets of the range, found by looking at every quarter of an hour in it. */
export function placesOf(question: ReferenceQuestion): (string | null)[] {
  if (!question.every) return [null];
  const keys = new Set<string>();
  for (let slot = Math.floor(question.from / 900_000); slot * 900_000 < question.to; slot++) {
    keys.add(bucketKey(question, slot * 900_000));
  }
  return [...keys];
}

export function startOf(question: ReferenceQuestion, bucket: string): number {
  let at = Math.floor(question.from / 900_000) * 900_000;
  while (bucketKey(question, at) !== bucket) at += 900_000;
  return at;
}

export function endOf(question: ReferenceQuestion, bucket: string): number {
  let at = Math.floor(question.from / 900_000) * 900_000;
  while (bucketKey(question, at) !== bucket) at += 900_000;
  while (bucketKey(question, at) === bucket) at += 900_000;
  return at;
}

/** A bucket by the local date at which it starts; hours with their offset, because one may come twice. */
export function bucketKey(
  { every, zone, weekStart }: Pick<ReferenceQuestion, 'every' | 'zone' | 'weekStart'>,
  at: number,
): string {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  if (every === 'hour') return `${local.date}T${local.hour} ${local.offset}`;
  const [year, month] = local.date.split('-').map(Number) as [number, number];
  if (every === 'year') return `${year}-01-01`;
  if (every === 'quarter') return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  if (every === 'month') return `${local.date.slice(0, 7)}-01`;
  if (every === 'day') return local.date;
  const date = new Date(`${local.date}T00:00:00Z`);
  while ((date.getUTCDay() || 7) !== weekStart) date.setUTCDate(date.getUTCDate() - 1);
  // A week whose first day the zone skipped begins with the day after it (Samoa, 30 December 2011).
  while (!hasDay(zone, date)) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function hasDay(zone: string, date: Date): boolean {
  const wanted = date.toISOString().slice(0, 10);
  for (let hour = -24; hour < 48; hour++) {
    if (localOf(zone, date.getTime() + hour * 3_600_000).date === wanted) return true;
  }
  return false;
}

export function rhythmOf(zone: string, at: number): { weekday: number; hour: number } {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  return { weekday: new Date(`${local.date}T00:00:00Z`).getUTCDay() || 7, hour: Number(local.hour) };
}

interface Local {
  readonly date: string;
  readonly hour: string;
  readonly minute: string;
  readonly offset: string;
}

const SEEN = new Map<string, Local>();

const FORMATS = new Map<string, Intl.DateTimeFormat>();

export function localOf(zone: string, at: number): Local {
  const name = `${zone} ${at}`;
  const seen = SEEN.get(name);
  if (seen) return seen;
  const format =
    FORMATS.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    });
  FORMATS.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const offset = parts.timeZoneName!.replace('GMT', '') || '+00:00';
  const local = { date: `${parts.year}-${parts.month}-${parts.day}`, hour: parts.hour!, minute: parts.minute!, offset };
  SEEN.set(name, local);
  return local;
}
