import { groupBy } from '../core/basics/group-by.ts';
import { companyKey, type CustomerProfile, localPart } from '../core/identify/people/customer-profile.ts';
import { personName } from '../core/identify/people/person-name.ts';
import { distinctNames, mayBeOnePersons } from '../core/identify/people/shared-point.ts';
import type { Connection } from './database.ts';

/**
 * Gathers everybody who can be compared, for the time of this connection: customers who wrote, were written to or are
 * named, and agents whom records tie; not those who are but a shared contact point, unless it may be one person's whose name
 * was misspelt. Returns how many.
 */
export async function gatherPeople(connection: Connection): Promise<number> {
  await connection.query('drop table if exists pg_temp.person_point, pg_temp.person');
  await connection.query(PERSON_POINT);
  await connection.query('create index on person_point (customer)');
  await takeMisspelt(connection);
  await connection.query(PERSON);
  await connection.query('create unique index on person (customer)');
  await connection.query('analyze person_point');
  await connection.query('analyze person');
  const { rows } = await connection.query<{ n: number }>('select count(*) as n from person');
  return rows[0]!.n;
}

const PERSON_POINT = `
create temporary table person_point as
select coalesce(l.customer_id, p.contact_point_id) as customer, p.contact_point_id as point, p.kind, p.value,
  s.contact_point_id is not null as is_shared, false as is_misspelt
from history.contact_point p
left join history.identity_link l using (contact_point_id)
left join history.shared_point s using (contact_point_id)
where p.kind <> 'unknown'`;

/** More names than this on one contact point are no slips of the pen. */
const MOST_MISSPELT = 4;

async function takeMisspelt(connection: Connection): Promise<void> {
  const { rows } = await connection.query<{ point: string; names: string[] }>(
    `select s.contact_point_id as point, array_agg(distinct n.name) as names
     from history.shared_point s join published.name n using (contact_point_id)
     where s.reason = 'names' and s.names <= ${MOST_MISSPELT} group by 1`,
  );
  const points = rows.filter(({ names }) => mayBeOnePersons(names)).map(({ point }) => point);
  await connection.query(
    'update person_point set is_shared = false, is_misspelt = true where point = any ($1::uuid[])',
    [points],
  );
}

const PERSON = `
create temporary table person as
select customer, is_agent, first_at, last_at from (
  select p.customer,
    bool_or(exists (select 1 from history.tie t where t.a = p.point and t.is_agent)
      or exists (select 1 from history.tie t where t.b = p.point and t.is_agent)) as is_agent,
    min(first.at) as first_at, max(last.at) as last_at
  from person_point p
  left join lateral (
    select i.at from history.interaction i where i.contact_point_id = p.point order by i.at limit 1) first on true
  left join lateral (
    select i.at from history.interaction i where i.contact_point_id = p.point order by i.at desc limit 1) last on true
  group by p.customer having not bool_and(p.is_shared)) counted
where is_agent or first_at is not null or exists (
  select 1 from person_point p join published.name n on n.contact_point_id = p.point where p.customer = counted.customer)`;

/** The gathered people after this id, in its order. */
export async function nextPeople(connection: Connection, after: string, limit: number): Promise<CustomerProfile[]> {
  const { rows } = await connection.query<{ customer: string }>(
    'select customer from person where customer > $1::uuid order by customer limit $2',
    [after, limit],
  );
  return await profilesOf(
    connection,
    rows.map(({ customer }) => customer),
  );
}

/** What is known of these gathered people. */
export async function profilesOf(connection: Connection, ids: readonly string[]): Promise<CustomerProfile[]> {
  const of = async <Row extends { customer: string }>(sql: string) =>
    groupBy((await connection.query<Row>(sql, [ids])).rows, ({ customer }) => customer);
  const people = await of<PersonRow>('select * from person where customer = any ($1::uuid[]) order by customer');
  const points = await of<PointRow>(
    'select customer, kind, value from person_point where customer = any ($1::uuid[]) and not is_shared order by value',
  );
  const names = await of<{ customer: string; text: string }>(NAMES);
  const companies = await of<{ customer: string; text: string }>(COMPANIES);
  const shared = await of<SharedRow>(SHARED);
  return [...people.values()].map(([person]) =>
    profileOf(
      person!,
      points.get(person!.customer) ?? [],
      (names.get(person!.customer) ?? []).map(({ text }) => text),
      (companies.get(person!.customer) ?? []).map(({ text }) => text),
      shared.get(person!.customer) ?? [],
    ),
  );
}

interface PersonRow {
  readonly customer: string;
  readonly is_agent: boolean;
  readonly first_at: Date | null;
  readonly last_at: Date | null;
}

interface PointRow {
  readonly customer: string;
  readonly kind: string;
  readonly value: string;
}

interface SharedRow {
  readonly customer: string;
  readonly id: string;
  readonly value: string;
  readonly neighbours: number;
}

const NAMES = `
select distinct p.customer, n.name as text from person_point p join published.name n on n.contact_point_id = p.point
where p.customer = any ($1::uuid[]) and not p.is_shared`;

const COMPANIES = `
select distinct p.customer, c.company as text from person_point p
join published.company c on c.contact_point_id = p.point
where p.customer = any ($1::uuid[]) and not p.is_shared`;

const SHARED = `
select distinct p.customer, s.contact_point_id as id, point.value, s.neighbours
from person_point p
join lateral (
  select t.b as other, t.import_id from history.tie t where t.a = p.point
  union all
  select t.a, t.import_id from history.tie t where t.b = p.point) t on true
join history.import i using (import_id)
join history.shared_point s on s.contact_point_id = t.other
join history.contact_point point on point.contact_point_id = t.other
where p.customer = any ($1::uuid[]) and not p.is_shared and i.state <> 'undone'
union
select p.customer, s.contact_point_id, p.value, s.neighbours
from person_point p join history.shared_point s on s.contact_point_id = p.point
where p.customer = any ($1::uuid[]) and p.is_misspelt`;

function profileOf(
  person: PersonRow,
  points: readonly PointRow[],
  names: readonly string[],
  companies: readonly string[],
  shared: readonly SharedRow[],
): CustomerProfile {
  const valuesOf = (kind: string): string[] => points.filter((point) => point.kind === kind).map(({ value }) => value);
  const emails = valuesOf('email');
  const written = distinctNames([...names, ...valuesOf('name')]);
  const spelt = written.length > 0 ? [] : emails.map(spelledOut).filter((name) => name !== null);
  return {
    id: person.customer,
    side: person.is_agent ? 'agent' : 'customer',
    names: [...written, ...spelt],
    emails,
    phones: valuesOf('phone'),
    companies: [...new Set(companies.map(companyKey).filter((key) => key !== null))].sort(),
    shared: shared.map(({ id, value, neighbours }) => ({ id, value, neighbours })),
    firstAt: person.first_at?.getTime() ?? null,
    lastAt: person.last_at?.getTime() ?? null,
  };
}

/** The name that an address says: eva.stone@…; null where it says none. */
function spelledOut(email: string) {
  const words = localPart(email)
    .split(/[._-]+/)
    .filter((word) => /^\p{L}{2,}$/u.test(word));
  return words.length < 2 ? null : personName(words.join(' '));
}
