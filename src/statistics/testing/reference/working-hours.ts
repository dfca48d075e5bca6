import { localOf } from './local-time.ts';
import type { Measurement } from './measurement.ts';
import type { ReferenceDecisions } from './reference-question.ts';

/** On the business clock, and yet nobody of ours acts in it. */
const CREDITS_NOBODY = ['missed-call-recovery-time'];

type Versions = ReferenceDecisions['calendars'];

export function calendarsOf(decisions: ReferenceDecisions, one: Measurement): Versions | null {
  const of = [
    decisions.calendars.filter((each) => each.for.kind === 'team' && each.for.team === one.dimensions.team),
    decisions.calendars.filter((each) => each.for.kind === 'channel' && each.for.channel === one.dimensions.channel),
    decisions.calendars.filter((each) => each.for.kind === 'all'),
  ];
  return of.find((some) => some.length > 0) ?? null;
}

/** Quarter of an hour by quarter of an hour. */
export function openBetween(versions: Versions, from: number, to: number): number {
  let open = 0;
  for (let start = Math.floor(from / 900_000) * 900_000; start < to; start += 900_000) {
    if (isOpen(versions, start)) open += Math.min(to, start + 900_000) - Math.max(from, start);
  }
  return open;
}

function isOpen(versions: Versions, at: number): boolean {
  const { date, hour, minute } = localOf(versions[0]!.zone, at);
  const version = begunLast(versions, (one) => one.validFrom === null || one.validFrom <= date);
  if (!version) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const holiday = version.holidays.findLast((one) => one.from <= date && date <= one.to);
  const hours = holiday ? holiday.hours : version.weekly.filter((one) => one.weekday === weekday);
  return hours.some((one) => one.from <= `${hour}:${minute}` && `${hour}:${minute}` < one.to);
}

/** Of the teams whose version of that day names the agent, the one that was decided for the latest date. */
export function teamAt(
  { teams }: ReferenceDecisions,
  { actedAt, dimensions }: Measurement,
  metric: string,
): string | null {
  if (actedAt === null || dimensions.agent == null || CREDITS_NOBODY.includes(metric)) return null;
  const date = utcDate(actedAt);
  const holding = [...new Set(teams.map((team) => team.name))].flatMap(
    (name) =>
      begunLast(
        teams.filter((team) => team.name === name),
        (team) => team.validFrom === null || team.validFrom <= date,
      ) ?? [],
  );
  const own = teams.filter((team) => holding.includes(team) && team.agents.includes(String(dimensions.agent)));
  return begunLast(own, () => true)?.name ?? null;
}

export function begunLast<T extends { readonly validFrom: string | null }>(
  all: readonly T[],
  hasBegun: (one: T) => boolean,
): T | undefined {
  let best: T | undefined;
  for (const one of all)
    if (hasBegun(one) && (best === undefined || (one.validFrom ?? '') >= (best.validFrom ?? ''))) best = one;
  return best;
}

export function utcDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
