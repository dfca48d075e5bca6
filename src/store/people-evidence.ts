import { groupBy } from '../core/basics/group-by.ts';
import { MOST_LOOKED_AT, type Neighbour, type PointEvidence } from '../core/identify/people/point-evidence.ts';
import type { PeopleDecision } from '../core/identify/people/same-people.ts';
import type { ContactPointKind } from '../core/standardise/standard-record.ts';
import type { Connection } from './database.ts';

/**
 * What is known of whose these contact points are; ids that nobody has are missing. Set-wise, whatever their
 * number; of those that carry hundreds of names or ties no more is read than is looked at.
 */
export async function evidenceOf(connection: Connection, ids: readonly string[]): Promise<PointEvidence[]> {
  const points = await connection.query<{ id: string; kind: ContactPointKind; value: string }>(
    `select contact_point_id as id, kind, value from history.contact_point where contact_point_id = any ($1::uuid[])`,
    [ids],
  );
  const namesOf = await rowsOf<NameRow>(connection, NAMES, DISTINCT_NAMES, ids);
  const tiesOf = await rowsOf<TieRow>(connection, TIES, DISTINCT_TIES, ids);
  return points.rows.map(({ id, kind, value }) => {
    const ties = tiesOf.get(id) ?? [];
    const own = namesOf.get(id) ?? [];
    const names = new Set<string>(kind === 'name' ? [value] : []);
    for (const { name } of own) names.add(name);
    for (const { name } of ties) names.add(name);
    names.delete('');
    return {
      id,
      kind,
      value,
      names: [...names],
      ties: neighboursOf(ties),
      isCut: ties.length > MOST_LOOKED_AT || own.length > MOST_LOOKED_AT,
    };
  });
}

interface NameRow {
  readonly id: string;
  readonly name: string;
  readonly is_undone: boolean;
}

interface TieRow extends NameRow {
  readonly other: string;
  readonly kind: ContactPointKind;
  readonly is_agent: boolean;
}

/** So many rows of one point are read at once, the same said by many imports among them. */
const AT_ONCE = 4 * MOST_LOOKED_AT;

/**
 * The rows that hold, by point, each once. Most points have a handful; those with more than are read at once are
 * read again, distinct and bounded, which costs ten times as much.
 */
async function rowsOf<Row extends NameRow>(
  connection: Connection,
  all: string,
  distinct: string,
  ids: readonly string[],
): Promise<Map<string, Row[]>> {
  const { rows } = await connection.query<Row>(all, [ids]);
  const found = groupBy(rows, ({ id }) => id);
  const many: string[] = [];
  for (const [id, its] of found) {
    if (its.length >= AT_ONCE) many.push(id);
    else if (its.length > 1 || its[0]!.is_undone) found.set(id, distinctRows(its));
  }
  if (many.length === 0) return found;
  const again = groupBy((await connection.query<Row>(distinct, [many])).rows, ({ id }) => id);
  for (const id of many) found.set(id, again.get(id) ?? []);
  return found;
}

function distinctRows<Row extends NameRow>(rows: readonly Row[]): Row[] {
  const distinct = new Map<string, Row>();
  for (const row of rows) if (!row.is_undone) distinct.set(keyOf(row), row);
  return [...distinct.values()];
}

function keyOf(row: NameRow & Partial<TieRow>): string {
  return row.other === undefined ? row.name : `${row.other}${row.is_agent}${row.name}`;
}

function neighboursOf(ties: readonly TieRow[]): Neighbour[] {
  const neighbours = new Map<string, Neighbour>();
  for (const { other, kind, is_agent } of ties)
    neighbours.set(`${other}${is_agent}`, { id: other, kind, side: is_agent ? 'agent' : 'customer' });
  return [...neighbours.values()];
}

const NAMES = `
select point.id, its.name, i.state = 'undone' as is_undone from unnest($1::uuid[]) as point (id)
cross join lateral (
  select n.name, n.import_id from history.contact_name n where n.contact_point_id = point.id limit ${AT_ONCE}) its
join history.import i using (import_id)`;

const DISTINCT_NAMES = `
select point.id, its.name, false as is_undone from unnest($1::uuid[]) as point (id)
cross join lateral (
  select distinct n.name from history.contact_name n join history.import i using (import_id)
  where n.contact_point_id = point.id and i.state <> 'undone'
  limit ${MOST_LOOKED_AT + 1}) its`;

const TIES = `
select point.id, its.other, other.kind, its.is_agent, its.name, i.state = 'undone' as is_undone
from unnest($1::uuid[]) as point (id)
cross join lateral (
  (select t.b as other, t.is_agent, t.name, t.import_id from history.tie t where t.a = point.id limit ${AT_ONCE})
  union all
  (select t.a, t.is_agent, t.name, t.import_id from history.tie t where t.b = point.id limit ${AT_ONCE})) its
join history.import i using (import_id)
join history.contact_point other on other.contact_point_id = its.other`;

const DISTINCT_TIES = `
select point.id, its.other, other.kind, its.is_agent, its.name, false as is_undone
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

const ABOUT_PEOPLE = "where undone_at is null and kind in ('same-person', 'different-people', 'split')";

/** The decisions that hold and name one of these contact points, oldest first. */
export async function decisionsAbout(connection: Connection, ids: readonly string[]): Promise<PeopleDecision[]> {
  const { rows: any } = await connection.query(`select 1 from history.decision ${ABOUT_PEOPLE} limit 1`);
  if (any.length === 0) return [];
  const { rows } = await connection.query<DecisionRow>(
    `select decision_id as "decisionId", kind, about from history.decision
     ${ABOUT_PEOPLE}
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
