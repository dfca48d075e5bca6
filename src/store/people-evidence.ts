import { groupBy } from '../core/basics/group-by.ts';
import { MOST_LOOKED_AT, type Neighbour, type PointEvidence } from '../core/identify/people/point-evidence.ts';
import type { PeopleDecision } from '../core/identify/people/same-people.ts';
import type { ContactPointKind } from '../core/standardise/standard-record.ts';
import type { Connection } from './database.ts';

interface TieRow {
  readonly id: string;
  readonly other: string;
  readonly kind: ContactPointKind;
  readonly is_agent: boolean;
  readonly name: string;
}

/**
 * What is known of whose these contact points are; ids that nobody has are missing. Set-wise: three
 * statements, whatever their number, and of each point no more than is looked at.
 */
export async function evidenceOf(connection: Connection, ids: readonly string[]): Promise<PointEvidence[]> {
  const points = await connection.query<{ id: string; kind: ContactPointKind; value: string }>(
    `select contact_point_id as id, kind, value from history.contact_point where contact_point_id = any ($1::uuid[])`,
    [ids],
  );
  const names = await connection.query<{ id: string; name: string }>(NAMES, [ids]);
  const ties = await connection.query<TieRow>(TIES, [ids]);
  const namesOf = groupBy(names.rows, ({ id }) => id);
  const tiesOf = groupBy(ties.rows, ({ id }) => id);
  return points.rows.map(({ id, kind, value }) => {
    const its = tiesOf.get(id) ?? [];
    const own = namesOf.get(id) ?? [];
    const called = [
      ...own.map(({ name }) => name),
      ...its.map(({ name }) => name),
      ...(kind === 'name' ? [value] : []),
    ];
    return {
      id,
      kind,
      value,
      names: [...new Set(called.filter((name) => name !== ''))],
      ties: neighboursOf(its),
      isCut: its.length > MOST_LOOKED_AT || own.length > MOST_LOOKED_AT,
    };
  });
}

function neighboursOf(ties: readonly TieRow[]): Neighbour[] {
  const neighbours = new Map<string, Neighbour>();
  for (const { other, kind, is_agent } of ties)
    neighbours.set(`${other}${is_agent}`, { id: other, kind, side: is_agent ? 'agent' : 'customer' });
  return [...neighbours.values()];
}

const NAMES = `
select point.id, its.name from unnest($1::uuid[]) as point (id)
cross join lateral (
  select distinct n.name from history.contact_name n join history.import i using (import_id)
  where n.contact_point_id = point.id and i.state <> 'undone'
  limit ${MOST_LOOKED_AT + 1}) its`;

const TIES = `
select point.id, its.other, other.kind, its.is_agent, its.name
from unnest($1::uuid[]) as point (id)
cross join lateral (
  select distinct other, is_agent, name from (
    select t.b as other, t.is_agent, t.name, t.import_id from history.tie t where t.a = point.id
    union all
    select t.a, t.is_agent, t.name, t.import_id from history.tie t where t.b = point.id) t
  join history.import i using (import_id)
  where i.state <> 'undone'
  limit ${MOST_LOOKED_AT + 1}) its
join history.contact_point other on other.contact_point_id = its.other`;

interface DecisionRow {
  readonly decisionId: number;
  readonly kind: 'same-person' | 'different-people' | 'split';
  readonly about: { customers?: string[]; customer?: string; points?: string[]; kept?: string[]; left?: string[] };
}

/** The decisions that hold and name one of these contact points, oldest first. */
export async function decisionsAbout(connection: Connection, ids: readonly string[]): Promise<PeopleDecision[]> {
  const { rows } = await connection.query<DecisionRow>(
    `select decision_id as "decisionId", kind, about from history.decision
     where undone_at is null and kind in ('same-person', 'different-people', 'split')
       and jsonb_path_query_array(about, '$.*[*]') ?| $1::text[]
     order by decision_id`,
    [ids],
  );
  return rows.map(peopleDecisionOf);
}

/** What a decision says of contact points; both sides of a parting as they stood when it was made. */
export function peopleDecisionOf({ decisionId, kind, about }: DecisionRow): PeopleDecision {
  if (kind === 'same-person') return { decisionId, kind: 'one', points: about.customers! };
  const [first, second] =
    kind === 'split' ? [[about.customer!], about.points!] : [[about.customers![0]!], [about.customers![1]!]];
  return {
    decisionId,
    kind: 'apart',
    kept: [...new Set([...first, ...(about.kept ?? [])])].filter((id) => !second.includes(id)),
    left: [...new Set([...second, ...(about.left ?? [])])],
  };
}
