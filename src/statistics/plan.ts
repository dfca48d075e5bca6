import { dimensionsIn } from '../contract/dimensions-in.ts';
import { OVERLAPPING_DIMENSIONS } from '../contract/question.ts';
import type { Connection } from '../store/database.ts';
import type { Asked } from './asked.ts';
import { conditionFor, withoutRhythm } from './condition.ts';
import { DIMENSION_COLUMNS } from './dimensions.ts';
import { calendarVersion, type LookedUp, lookedUp } from './lookups/decided.ts';
import { onceAVersion } from './lookups/once-a-version.ts';
import { promisesOf } from './lookups/promises.ts';
import { type Schedule, schedulesOf } from './lookups/schedules.ts';
import { type Several, severalOf } from './lookups/several.ts';
import { loadMemberships, type Membership } from './lookups/teams.ts';
import { anchorOf, type Beside, instantSql, measured, NOTHING_BESIDE, type Selection } from './measured.ts';
import { engineOf, Parameters } from './parameters.ts';
import { isOfSpans } from './metric.ts';
import { refusal } from './refusal.ts';
import { MOST_CELLS, type ShapeQuestion } from './shapes/shape.ts';
import { bucketCount, bucketsOf, offsetsOf, type Span } from './time/buckets.ts';

/** Turns a checked question into what a shape needs: the zone's slots, the filters' ids, the span of time. */
export async function planOf(connection: Connection, asked: Asked, now: Date): Promise<ShapeQuestion> {
  const found = await lookedUp(connection);
  const used = [...asked.by, ...dimensionsIn(asked.filter)];
  const condition = await conditionFor(connection, asked.filter, teamNames(found));
  const hasRhythm = used.some((dimension) => DIMENSION_COLUMNS[dimension].isRhythm);
  const selection: Selection = {
    measurements: asked.metric.measurements,
    from: asked.from,
    to: asked.to,
    condition,
    offsets: null,
    isEndedOnly: asked.metric.isWait === true && (used.includes('agent') || used.includes('team')),
    beside: await besideOf(connection, asked, found, used, now),
  };
  const range = rangeOf(asked);
  const isByHours = asked.aggregate === 'busiest-hour';
  const rhythmRange = hasRhythm && !isOfSpans(asked.metric) && range && isShort(range) ? range : null;
  const extent =
    (hasRhythm && rhythmRange === null) || ((asked.every || isByHours) && range === null)
      ? await extentOf(connection, asked, { ...selection, condition: withoutRhythm(condition) })
      : null;
  const clocks = rhythmRange ?? extent;
  return {
    selection: {
      ...selection,
      offsets: hasRhythm ? (clocks ? offsetsOf(asked.zone, clocks.start, clocks.end) : []) : null,
    },
    aggregate: asked.aggregate,
    target: asked.target !== null && asked.metric.unit === 's' ? Math.round(asked.target * 1000) : asked.target,
    longerThan: asked.longerThan,
    buckets: bucketsFor(asked, extent),
    hours: isByHours ? bucketsFor({ ...asked, every: 'hour' }, extent, MOST_HOURS) : null,
    splits: asked.by.map((dimension) => DIMENSION_COLUMNS[dimension]),
    top: null,
    isWait: asked.metric.isWait === true,
    entity: asked.metric.entity ?? null,
    hasSpread: asked.metric.interval === 'student' && asked.aggregate === 'mean',
    now: now.getTime(),
  };
}

function rangeOf({ from, to }: Asked): Span | null {
  return from === null || to === null ? null : { start: from, end: to };
}

/** How often a zone changed its clocks in so long is sooner found than what of the range there is. */
function isShort({ start, end }: Span): boolean {
  return end - start <= 3_000 * DAY;
}

export function teamNames({ teams }: LookedUp): string[] {
  return [...new Set(teams.map(({ about }) => about.name))].sort();
}

/** What is decided for teams says nothing of a metric in which nobody of ours acts. */
function forMetric({ dimensions }: Asked['metric'], { calendars, targets }: LookedUp) {
  if (dimensions.includes('agent')) return { calendars, targets };
  return {
    calendars: calendars.filter(({ about }) => about.for.kind !== 'team'),
    targets: targets.filter(({ about }) => about.for.kind !== 'team'),
  };
}

/** What has to be looked up beside the rows, and nothing else: each costs. */
async function besideOf(
  connection: Connection,
  asked: Asked,
  found: LookedUp,
  used: Asked['by'],
  now: Date,
): Promise<Beside> {
  const { promise } = asked.metric;
  const { calendars, targets } = forMetric(asked.metric, found);
  const promises = promise ? promisesOf(targets, promise) : null;
  const onBusiness = asked.clock === 'business' || promises?.some((one) => one.clock === 'business') === true;
  const schedules = onBusiness ? await schedulesFor(connection, asked, calendars, now) : [];
  const scopes = [...schedules, ...(promises ?? [])].map((one) => one.for.kind);
  const needs = new Set(used.map((dimension) => DIMENSION_COLUMNS[dimension].needs));
  return {
    ...NOTHING_BESIDE,
    teams: needs.has('team') || scopes.includes('team') ? await teamsOf(connection, found) : null,
    hasOrigin: needs.has('origin'),
    several: await severalIn(connection, asked.by),
    isByCohort: asked.date === 'cohort',
    schedules: asked.clock === 'business' && !promises ? schedules : null,
    window: asked.windowDays === null ? null : { lasts: asked.windowDays * DAY, now: now.getTime() },
    promises: promises
      ? { promises, isBroken: asked.metric.countsBroken === true, schedules, now: now.getTime() }
      : null,
  };
}

async function severalIn(connection: Connection, by: Asked['by']): Promise<Several[]> {
  const found: Several[] = [];
  for (const dimension of OVERLAPPING_DIMENSIONS)
    if (by.includes(dimension)) found.push(await severalOf(connection, dimension));
  return found;
}

async function teamsOf(connection: Connection, found: LookedUp): Promise<readonly Membership[]> {
  return await loadMemberships(connection, found.teams);
}

const DAY = 86_400_000;
/** Long enough before and after, that a wait which began before the range or ends after it is measured too. */
const ROOM = 2 * DAY;

async function schedulesFor(
  connection: Connection,
  asked: Asked,
  calendars: LookedUp['calendars'],
  now: Date,
): Promise<Schedule[]> {
  const only = asked.calendar === null ? null : await calendarVersion(connection, asked.calendar);
  if (asked.calendar !== null && !only) {
    const possible = calendars.map(({ decisionId, about }) => `${decisionId} (${about.name})`).join(', ') || '–';
    throw refusal('unknown-calendar', 'calendar', { calendar: String(asked.calendar), possible });
  }
  if (asked.clock === 'business' && !only && calendars.length === 0) throw refusal('no-calendar', 'clock');
  const lengths = await lengthsOf(connection, asked);
  const first = lengths.first ?? now.getTime();
  const last = Math.max(first, lengths.last ?? first, asked.metric.promise ? now.getTime() : first);
  return schedulesOf(calendars, { start: first - ROOM, end: last + ROOM }, only);
}

interface Lengths {
  readonly first: number | null;
  readonly last: number | null;
}

/** When the first length of a question begins, and the last is over, or sooner and later than that. */
async function lengthsOf(connection: Connection, asked: Asked): Promise<Lengths> {
  const ends = (from: number | null, to: number | null) =>
    lengthsBetween(connection, asked.metric.measurements, from, to);
  const whole = await onceAVersion(connection, `lengths of ${asked.metric.id}`, () => ends(null, null));
  const [from, to] = asked.date === 'event' ? [asked.from, asked.to] : [null, null];
  const isMuchLater = to !== null && whole.last !== null && whole.last > to + MUCH_LATER;
  const { last } = isMuchLater ? await ends(from, to) : whole;
  return { first: from === null || whole.first === null ? whole.first : Math.max(from, whole.first), last };
}

/** Working hours of so long are laid out sooner than the end of the last length is found. */
const MUCH_LATER = 100 * DAY;

async function lengthsBetween(
  connection: Connection,
  measurements: URL,
  from: number | null,
  to: number | null,
): Promise<Lengths> {
  const parameters = new Parameters(engineOf(connection));
  const selection: Selection = {
    measurements,
    from,
    to,
    condition: { and: [] },
    offsets: null,
    isEndedOnly: false,
    beside: NOTHING_BESIDE,
  };
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select min(m.started_at) as first, max(m.ended_at) as last ${measured(selection, parameters)}`,
    parameters.values,
  );
  const { first, last } = rows[0]!;
  return { first: first?.getTime() ?? null, last: last?.getTime() ?? null };
}

/** A century of hours to find the busiest in; only those with something in them are looked at. */
const MOST_HOURS = 900_000;

function bucketsFor(asked: Asked, extent: Span | null, most = MOST_CELLS): Span[] | null {
  if (!asked.every) return null;
  const from = asked.from ?? extent?.start;
  const to = asked.to ?? extent?.end;
  if (from === undefined || to === undefined) return [];
  if (bucketCount(asked.every, from, to) > most) {
    throw refusal('too-many-buckets', 'every', { every: asked.every, limit: String(most) });
  }
  return bucketsOf(asked.zone, asked.every, asked.weekStart, from, to);
}

/** From the first to the last measurement that the question takes in; null when there is none. */
async function extentOf(connection: Connection, asked: Asked, selection: Selection): Promise<Span | null> {
  if (isOfSpans(asked.metric)) return await levelExtentOf(connection, asked, selection);
  const parameters = new Parameters(engineOf(connection));
  const { at } = anchorOf(selection);
  // Each end by itself, so that an index on the anchor gives it at once.
  const end = (order: string) => `(select ${at} ${measured(selection, parameters)} order by ${at} ${order} limit 1)`;
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select ${end('asc')} as first, ${end('desc')} as last`,
    parameters.values,
  );
  return spanOf(rows[0]!);
}

/** From the first span's start to the last span's end: those that began before the range count in it. */
async function levelExtentOf(connection: Connection, asked: Asked, selection: Selection): Promise<Span | null> {
  const parameters = new Parameters(engineOf(connection));
  const before = asked.to === null ? [] : [`m.at < ${instantSql(asked.to, parameters)}`];
  const { rows } = await connection.query<{ first: Date | null; last: Date | null }>(
    `select min(m.at) as first, max(greatest(m.at, m.until)) as last
     ${measured({ ...selection, from: null, to: null }, parameters, before)}`,
    parameters.values,
  );
  return spanOf(rows[0]!);
}

function spanOf({ first, last }: { first: Date | null; last: Date | null }): Span | null {
  return first && last ? { start: first.getTime(), end: last.getTime() + 1 } : null;
}
