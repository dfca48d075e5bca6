import type { TeamDecision } from '../../contract/calendar.ts';
import { sinceOf } from '../../core/calendar/open-spans.ts';
import type { Connection } from '../../store/database.ts';
import type { Decided } from './decided.ts';

/** An agent is in a team within `[since, until)`; UTC milliseconds, unbounded where infinite. */
export interface Membership {
  readonly agentId: string;
  readonly since: number;
  readonly until: number;
  readonly team: string;
}

/**
 * Who was in which team when, each agent in one at a time: in the one that was decided for the latest
 * date, of several for the same date in the one that was decided last. `personOf` leads from the id that
 * a decision names to the person whom it belongs to.
 */
export function memberships(
  decided: readonly Decided<TeamDecision>[],
  personOf: ReadonlyMap<string, string> = new Map(),
): Membership[] {
  const stays = new Map<string, Stay[]>();
  for (const stay of staysOf(decided)) {
    const agentId = personOf.get(stay.agentId) ?? stay.agentId;
    stays.set(agentId, [...(stays.get(agentId) ?? []), stay]);
  }
  return [...stays].flatMap(([agentId, own]) => oneAtATime(own).map((part) => ({ ...part, agentId })));
}

/** The memberships, people who are one as one: today, or as the history stood that is asked. */
export async function loadMemberships(
  connection: Connection,
  decided: readonly Decided<TeamDecision>[],
): Promise<Membership[]> {
  const ids = [...new Set(decided.flatMap(({ about }) => about.agents))];
  if (ids.length === 0) return [];
  const { rows } = await connection.query<{ contact_point_id: string; person_id: string }>(
    'select contact_point_id, person_id from published.identity where contact_point_id = any($1::uuid[])',
    [ids],
  );
  return memberships(decided, new Map(rows.map((row) => [row.contact_point_id, row.person_id])));
}

interface Stay extends Membership {
  readonly order: number;
}

function staysOf(decided: readonly Decided<TeamDecision>[]): Stay[] {
  const versions = decided
    .map(({ about }, order) => ({ ...about, order, since: sinceOf(about) }))
    .sort((a, b) => a.since - b.since || a.order - b.order);
  return versions.flatMap(({ name, agents, since, order }, i) => {
    const until = versions.slice(i + 1).find((later) => later.name === name)?.since ?? Infinity;
    return agents.map((agentId) => ({ agentId, since, until, team: name, order }));
  });
}

function oneAtATime(stays: readonly Stay[]): Membership[] {
  const edges = [...new Set(stays.flatMap(({ since, until }) => [since, until]))].sort((a, b) => a - b);
  const parts: Membership[] = [];
  for (const [i, since] of edges.entries()) {
    const until = edges[i + 1];
    if (until === undefined) break;
    const holding = stays
      .filter((stay) => stay.since <= since && stay.until > since)
      .reduce<Stay | null>((best, stay) => (best === null || isLater(stay, best) ? stay : best), null);
    if (holding) parts.push({ agentId: holding.agentId, since, until, team: holding.team });
  }
  return parts;
}

function isLater(one: Stay, other: Stay): boolean {
  return one.since > other.since || (one.since === other.since && one.order > other.order);
}
