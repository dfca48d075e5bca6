import type { CustomerItem, KnownCustomer, Page } from '../contract/history.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { pointsOf } from './customer-points.ts';
import type { Database } from './database.ts';
import { saidLike, type Wanted, wantedOf } from './said-like.ts';

export interface CustomersRequest {
  /** Part of a name or an address, in any case and width, simplified or traditional; empty: everybody. */
  readonly text?: string;
  readonly cursor?: string | null;
  readonly limit?: number;
}

const PAGE = 50;
/** More matches than this are not sorted but met on the way through the newest interactions. */
const MOST_SORTED = 1_000;
/**
 * How far to look: so many of the newest interactions at once, and instead of that every contact
 * point, where there are at most so many (2 µs each). Fifty customers mostly write sixty of the
 * newest interactions; each further look is worth ten of the one before.
 */
const LOOKS: readonly Look[] = [
  { interactions: 100, points: 0 },
  { interactions: 1_000, points: 5_000 },
  { interactions: 10_000, points: 5_000 },
  { interactions: 100_000, points: 50_000 },
];

interface Look {
  readonly interactions: number;
  readonly points: number;
}

/** A customer's latest contact; `pointId` is where it was, and settles equal moments. */
interface Latest {
  readonly customerId: string;
  readonly at: Date;
  readonly pointId: string;
}

type Place = readonly [at: string, pointId: string];

/**
 * Customers by their latest contact, newest first. A page may hold fewer than asked for although
 * there is a next one, where few customers wrote nearly everything.
 */
export async function listCustomers(
  database: Database,
  request: CustomersRequest = {},
  looks: readonly Look[] = LOOKS,
): Promise<Page<CustomerItem>> {
  const limit = request.limit ?? PAGE;
  const after = placeOf<Place>(request.cursor, ['instant', 'uuid']);
  const text = (request.text ?? '').normalize('NFC').trim();
  const wanted = wantedOf(text);
  const matches = wanted && (await matchingPoints(database, text, wanted));
  const found =
    matches && matches.length <= MOST_SORTED
      ? await sortedMatches(database, matches, after, limit)
      : await newestFirst(database, matches && wanted, after, limit, looks);
  return {
    items: await customerItems(
      database,
      found.customers.map((latest) => latest.customerId),
    ),
    next: found.next ? cursorOf(found.next) : null,
  };
}

/** One customer, also by the id of a contact point that was linked to it. Null: nobody wrote. */
export async function customerItem(database: Database, id: string): Promise<CustomerItem | null> {
  const { rows } = await database.query<{ customer_id: string }>(
    'select customer_id from history.identity_link where contact_point_id = $1',
    [id],
  );
  const [item] = await customerItems(database, [rows[0]?.customer_id ?? id]);
  return item ?? null;
}

interface Found {
  readonly customers: readonly Latest[];
  readonly next: Place | null;
}

/** Phone numbers are kept as E.164, so that a number typed with spaces finds one without. */
async function matchingPoints(database: Database, text: string, wanted: Wanted): Promise<string[]> {
  const number = /^[+\d][\d\s().-]*$/.test(text) ? text.replace(/[^\d]/g, '') : '';
  const { rows } = await database.query<{ contact_point_id: string }>(
    `(select p.contact_point_id from history.contact_point p
      where ${saidLike('p.value', '$1', '$2')} or ($3 <> '' and p.kind = 'phone' and position($3 in p.value) > 0)
      limit ${MOST_SORTED + 1})
     union all
     (select n.contact_point_id from published.name n where ${saidLike('n.name', '$1', '$2')}
      limit ${MOST_SORTED + 1})`,
    [wanted.pattern, wanted.plain, number],
  );
  return [...new Set(rows.map((row) => row.contact_point_id))];
}

const IS_MATCH = `(${saidLike('p.value', '$1', '$2')} or exists (
  select 1 from published.name n
  where n.contact_point_id = p.contact_point_id and ${saidLike('n.name', '$1', '$2')}))`;

async function sortedMatches(
  database: Database,
  points: readonly string[],
  after: Place | null,
  limit: number,
): Promise<Found> {
  // Several contact points of one customer may match: it is one match still.
  const latest = [...new Set((await latestOf(database, points)).values())].sort(newestFirstOrder);
  const rest = after ? latest.filter((one) => isAfter(one, after)) : latest;
  return pageOf(rest.slice(0, limit), rest.length > limit);
}

function newestFirstOrder(a: Latest, b: Latest): number {
  return b.at.getTime() - a.at.getTime() || (b.pointId < a.pointId ? -1 : 1);
}

function isAfter(one: Latest, place: Place): boolean {
  const at = Date.parse(place[0]);
  return one.at.getTime() < at || (one.at.getTime() === at && one.pointId < place[1]);
}

function pageOf(customers: readonly Latest[], hasMore: boolean): Found {
  const last = customers.at(-1);
  return { customers, next: hasMore && last ? placeOfLatest(last) : null };
}

function placeOfLatest(latest: Latest): Place {
  return [latest.at.toISOString(), latest.pointId];
}

/**
 * Walks the newest interactions and keeps each customer at its latest one. Where few customers
 * wrote nearly everything, it asks every contact point instead, or stops with what it has.
 */
async function newestFirst(
  database: Database,
  wanted: Wanted | null,
  start: Place | null,
  limit: number,
  looks: readonly Look[],
): Promise<Found> {
  const customers: Latest[] = [];
  let place = start;
  for (let round = 0; ; round += 1) {
    const look = looks[Math.min(round, looks.length - 1)]!;
    const seen = (await hasAtMost(database, look.points))
      ? await pointsByLatest(database, place)
      : await newestPoints(database, place, look.interactions);
    const found = await atTheirLatest(database, seen.points);
    customers.push(...(wanted === null ? found : await onlyMatching(database, wanted, found)));
    if (customers.length > limit) return pageOf(customers.slice(0, limit), true);
    if (seen.end === null) return pageOf(customers, false);
    place = seen.end;
    if (round >= looks.length && customers.length > 0) return { customers, next: place };
  }
}

/** Of these contacts those that are their customer's latest. */
async function atTheirLatest(database: Database, contacts: Seen['points']): Promise<Latest[]> {
  const latest = await latestOf(
    database,
    contacts.map((contact) => contact.pointId),
  );
  return contacts.flatMap(({ pointId, at }) => {
    const its = latest.get(pointId);
    return its && its.pointId === pointId && its.at.getTime() === at.getTime() ? [its] : [];
  });
}

interface Seen {
  readonly points: readonly { readonly pointId: string; readonly at: Date }[];
  /** Where the walk stopped; null: at the end. */
  readonly end: Place | null;
}

async function newestPoints(database: Database, place: Place | null, size: number): Promise<Seen> {
  const values: unknown[] = [size];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const at = place && bind(place[0]);
  const { rows } = await database.query<{ contact_point_id: string; at: Date }>(
    `select i.contact_point_id, i.at from history.interaction i
     where not i.is_leg and i.repeat_of is null
     ${place ? `and i.at <= ${at} and (i.at, i.contact_point_id) < (${at}, ${bind(place[1])})` : ''}
     order by i.at desc, i.contact_point_id desc limit $1`,
    values,
  );
  const last = rows.at(-1);
  const points = new Map<string, Date>();
  for (const row of rows) if (!points.has(row.contact_point_id)) points.set(row.contact_point_id, row.at);
  return {
    points: [...points].map(([pointId, at]) => ({ pointId, at })),
    end: last && rows.length === size ? [last.at.toISOString(), last.contact_point_id] : null,
  };
}

async function onlyMatching(
  database: Database,
  { pattern, plain }: Wanted,
  customers: readonly Latest[],
): Promise<Latest[]> {
  const { rows } = await database.query<{ customer_id: string }>(
    `select customer.id as customer_id from unnest($3::uuid[]) as customer (id)
     where exists (
       select 1 from (${pointsOf('customer.id')}) as point (contact_point_id)
       join history.contact_point p using (contact_point_id) where ${IS_MATCH})`,
    [pattern, plain, customers.map((customer) => customer.customerId)],
  );
  const matching = new Set(rows.map((row) => row.customer_id));
  return customers.filter((customer) => matching.has(customer.customerId));
}

async function hasAtMost(database: Database, points: number): Promise<boolean> {
  if (points === 0) return false;
  const { rows } = await database.query<{ n: number }>(
    'select count(*) as n from (select 1 from history.contact_point limit $1) counted',
    [points + 1],
  );
  return (rows[0]?.n ?? 0) <= points;
}

async function pointsByLatest(database: Database, place: Place | null): Promise<Seen> {
  const { rows } = await database.query<{ contact_point_id: string; at: Date }>(
    `select p.contact_point_id, newest.at from history.contact_point p
     cross join lateral (${newestAt('p.contact_point_id')}) newest
     where $1::timestamptz is null or (newest.at, p.contact_point_id) < ($1, $2::uuid)
     order by newest.at desc, p.contact_point_id desc`,
    [place?.[0] ?? null, place?.[1] ?? null],
  );
  return { points: rows.map((row) => ({ pointId: row.contact_point_id, at: row.at })), end: null };
}

const newestAt = (point: string): string => `
  select i.at from history.interaction i where i.contact_point_id = ${point} and not i.is_leg and i.repeat_of is null
  order by i.at desc limit 1`;

/** The latest contact of the customer behind each contact point, by contact point. */
async function latestOf(database: Database, points: readonly string[]): Promise<Map<string, Latest>> {
  if (points.length === 0) return new Map();
  const { rows } = await database.query<{ asked: string[]; customer_id: string; contact_point_id: string; at: Date }>(
    `with customer as (
       select coalesce(l.customer_id, asked.id) as customer_id, array_agg(asked.id) as asked
       from unnest($1::uuid[]) as asked (id)
       left join history.identity_link l on l.contact_point_id = asked.id
       group by 1)
     select c.asked, c.customer_id, newest.contact_point_id, newest.at
     from customer c cross join lateral (
       select point.contact_point_id, newest.at from (${pointsOf('c.customer_id')}) as point (contact_point_id)
       cross join lateral (${newestAt('point.contact_point_id')}) newest
       order by newest.at desc, point.contact_point_id desc limit 1) newest`,
    [points],
  );
  return new Map(
    rows.flatMap((row) => {
      const latest = { customerId: row.customer_id, at: row.at, pointId: row.contact_point_id };
      return row.asked.map((point): [string, Latest] => [point, latest]);
    }),
  );
}

/** What a list shows of these customers, in their order; counted only for them. Who has no interaction is left out. */
export async function customerItems(database: Database, ids: readonly string[]): Promise<CustomerItem[]> {
  const all = await knownCustomers(database, ids);
  return all.flatMap(({ firstAt, lastAt, ...one }) =>
    firstAt === null || lastAt === null ? [] : [{ ...one, firstAt, lastAt }],
  );
}

/** The same, also of those who are only named: their interactions are at other contact points. */
export async function knownCustomers(database: Database, ids: readonly string[]): Promise<KnownCustomer[]> {
  if (ids.length === 0) return [];
  const [counted, addresses] = await Promise.all([
    database.query<CountedRow>(COUNTED, [ids]),
    database.query<AddressRow>(ADDRESSES, [ids]),
  ]);
  const counts = new Map(counted.rows.map((row) => [row.customer_id, row]));
  return ids.flatMap((id) => {
    const count = counts.get(id);
    return count
      ? [
          itemOf(
            count,
            addresses.rows.filter((row) => row.customer_id === id),
          ),
        ]
      : [];
  });
}

const COUNTED = `
select customer.id as customer_id, counted.*
from unnest($1::uuid[]) as customer (id)
cross join lateral (
  select count(*) as interactions, min(i.at) as first_at, max(i.at) as last_at,
    array_agg(distinct i.channel)::text[] as channels,
    min(i.at) filter (where i.opens_wait and i.answered_at is null) as waiting_since
  from (${pointsOf('customer.id')}) as point (contact_point_id)
  join history.interaction i on i.contact_point_id = point.contact_point_id
  where not i.is_leg and i.repeat_of is null) counted`;

const ADDRESSES = `
select customer.id as customer_id, p.person_id as contact_point_id, p.kind, p.value, p.name
from unnest($1::uuid[]) as customer (id)
cross join lateral (${pointsOf('customer.id')}) as point (contact_point_id)
join published.person p on p.person_id = point.contact_point_id
order by p.person_id <> customer.id, p.kind, p.value`;

interface CountedRow {
  customer_id: string;
  interactions: number;
  first_at: Date | null;
  last_at: Date | null;
  channels: CustomerItem['channels'] | null;
  waiting_since: Date | null;
}

interface AddressRow {
  customer_id: string;
  contact_point_id: string;
  kind: string;
  value: string;
  name: string | null;
}

function itemOf(row: CountedRow, points: readonly AddressRow[]): KnownCustomer {
  return {
    customerId: row.customer_id,
    label: points[0]?.name ?? points[0]?.value ?? '',
    contactPoints: points.map(({ contact_point_id: id, kind, value, name }) => ({ id, kind, value, name })),
    interactions: row.interactions,
    firstAt: row.first_at?.toISOString() ?? null,
    lastAt: row.last_at?.toISOString() ?? null,
    channels: row.channels ?? [],
    waitingSince: row.waiting_since?.toISOString() ?? null,
  };
}
