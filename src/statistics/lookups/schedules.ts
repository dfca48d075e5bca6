import type { CalendarDecision, ScopeOf } from '../../contract/calendar.ts';
import { type BusinessClock, businessClock } from '../../core/calendar/business-clock.ts';
import { openSpansOfVersions } from '../../core/calendar/open-spans.ts';
import type { Parameters } from '../parameters.ts';
import { Steps } from '../steps.ts';
import { SLOT, type Span } from '../time/buckets.ts';
import type { Decided } from './decided.ts';

/** The business clock of one scope. */
export interface Schedule {
  readonly for: ScopeOf;
  readonly clock: BusinessClock;
  /** What it is laid out over; UTC milliseconds. */
  readonly over: Span;
}

/**
 * The business clocks of all who have working hours, laid out over a span of time. With `only` that one
 * version is everybody's, at all times: so two versions can be compared over the same history.
 */
export function schedulesOf(
  decided: readonly Decided<CalendarDecision>[],
  { start, end }: Span,
  only: CalendarDecision | null = null,
): Schedule[] {
  const over = { start, end };
  if (only) return [{ for: { kind: 'all' }, clock: clockOf([{ ...only, validFrom: null }], start, end), over }];
  const byScope = new Map<string, CalendarDecision[]>();
  for (const { about } of decided) {
    const scope = JSON.stringify(about.for);
    byScope.set(scope, [...(byScope.get(scope) ?? []), about]);
  }
  return [...byScope.values()].map((versions) => ({
    for: versions[0]!.for,
    clock: clockOf(versions, start, end),
    over,
  }));
}

function clockOf(versions: readonly CalendarDecision[], start: number, end: number): BusinessClock {
  return businessClock(openSpansOfVersions(versions, start, end));
}

/** The schedules' clocks in one sorted line: this far apart, further than any instants in use are. */
const APART = 1e14;

/** The number of a row's schedule: of its team, else of its channel, else of all; null: it has none. */
export function scheduleSql(schedules: readonly Schedule[], parameters: Parameters): string {
  return scopedSql(
    schedules.map((schedule, i) => ({ for: schedule.for, sql: `${i + 1}` })),
    'int',
    parameters,
  );
}

/** What holds for a row, by its scope: the narrower one first. */
export function scopedSql(
  cases: readonly { readonly for: ScopeOf; readonly when?: string; readonly sql: string }[],
  type: 'int' | 'bigint' | 'text',
  parameters: Parameters,
): string {
  const order = { team: 0, channel: 1, all: 2 };
  const sorted = [...cases].sort((a, b) => order[a.for.kind] - order[b.for.kind]);
  if (sorted.length === 0) return `null::${type}`;
  const whens = sorted.map((one) => {
    const conditions = [...scopeSql(one.for, parameters), ...(one.when ? [one.when] : [])];
    return `when ${conditions.length > 0 ? conditions.join(' and ') : 'true'} then ${one.sql}`;
  });
  return `case ${whens.join(' ')} end`;
}

function scopeSql(scope: ScopeOf, parameters: Parameters): string[] {
  if (scope.kind === 'team') return [`m.team = ${parameters.add(scope.team)}::text`];
  if (scope.kind === 'channel') return [`m.channel::text = ${parameters.add(scope.channel)}::text`];
  return [];
}

/**
 * The business length between two instants of a row, milliseconds: for each, the open time before the
 * span that it lies in (or after) and what of that span has passed, found by halving in the sorted
 * starts of all spans, those of several schedules one behind the other (decision 0021). Both are columns of {@link keySql}.
 */
export function businessSql(
  schedules: readonly Schedule[],
  parameters: Parameters,
): (from: string, to: string) => string {
  const entries = schedules.flatMap((schedule, i) => entriesOf(schedule, (i + 1) * APART));
  const steps = stepsOf(entries);
  const timeAt = (key: string) => {
    const [shift, most] = parameters.besideOf(key, steps);
    return `least(${key} - ${shift}, ${most})`;
  };
  return (from, to) => `(${timeAt(to)} - ${timeAt(from)})`;
}

/** Where an instant lies in that line. */
export function keySql(instant: string): string {
  return `published.milliseconds(${instant}) + m.schedule * ${APART}::bigint`;
}

interface Entry {
  /** From this key on … */
  readonly start: number;
  /** … until the next, or this where it is the last of its schedule: after it nobody asks … */
  readonly stop: number;
  /** … the business time is the key less this, … */
  readonly shift: number;
  /** … but no more than this. */
  readonly most: number;
}

function entriesOf({ clock: { spans, before }, over }: Schedule, offset: number): Entry[] {
  const first = wholeSlots(over.start) + offset;
  const stopOf = (i: number) =>
    (spans[i + 1]?.start ?? Math.max(wholeSlots(over.end + SLOT), spans[i]?.end ?? 0)) + offset;
  return [
    { start: first, stop: stopOf(-1), shift: first, most: 0 },
    ...spans.map(({ start, end }, i) => ({
      start: start + offset,
      stop: stopOf(i),
      shift: start + offset - before[i]!,
      most: before[i]! + end - start,
    })),
  ];
}

function stepsOf(entries: readonly Entry[]): Steps {
  const [starts, stops] = [entries.map(({ start }) => start), entries.map(({ stop }) => stop)];
  const beside = [entries.map(({ shift }) => shift), entries.map(({ most }) => most)];
  return new Steps(starts, stops.at(-1) ?? 0, beside, stops);
}

function wholeSlots(instant: number): number {
  return Math.floor(instant / SLOT) * SLOT;
}
