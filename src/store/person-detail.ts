import { groupBy } from '../core/basics/group-by.ts';
import type { PersonDetail, PersonPoint } from '../contract/people.ts';
import { pointsOf } from './customer-points.ts';
import type { Database } from './database.ts';

/** So many of the rows that prove a link are named; there may be more. */
const PROOFS = 3;

/**
 * The contact points of a customer (also by the id of one that is linked to it) and why each is the customer's:
 * the one that lends the id first, then by kind. Null: nobody has this id.
 */
export async function personDetail(database: Database, id: string): Promise<PersonDetail | null> {
  const { rows } = await database.query<PointRow>(POINTS, [id]);
  if (rows.length === 0) return null;
  const proofs = await proofsOf(database, rows);
  return { customerId: rows[0]!.customer, points: rows.map((row) => pointOf(row, proofs.get(row.id) ?? [])) };
}

interface PointRow {
  readonly customer: string;
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly names: string[];
  readonly companies: string[];
  readonly interactions: number;
  readonly rule: 'same-record' | 'decided' | null;
  readonly with_id: string | null;
  readonly with_value: string | null;
  readonly since: Date | null;
  readonly decision: number | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly why: string | null;
  readonly reason: NonNullable<PersonPoint['shared']>['reason'] | null;
  readonly shared_names: number | null;
  readonly neighbours: number | null;
}

const POINTS = `
with customer as (
  select coalesce((select customer_id from history.identity_link where contact_point_id = $1::uuid), $1::uuid) as id)
select customer.id as customer, p.contact_point_id as id, p.kind, p.value,
  array(select distinct n.name from published.name n where n.contact_point_id = p.contact_point_id order by 1 limit 12) as names,
  array(select distinct c.company from published.company c where c.contact_point_id = p.contact_point_id order by 1 limit 12) as companies,
  (select count(*) from published.interaction i where i.contact_point_id = p.contact_point_id and not i.is_leg) as interactions,
  l.rule, near.contact_point_id as with_id, near.value as with_value, l.decided_at as since,
  d.decision_id as decision, d.decided_by, d.decided_at, d.why,
  s.reason, s.names as shared_names, s.neighbours
from customer
cross join lateral (${pointsOf('customer.id')}) as point (contact_point_id)
join history.contact_point p using (contact_point_id)
left join history.identity_link l on l.contact_point_id = p.contact_point_id
left join history.contact_point near on near.contact_point_id = (l.evidence ->> 'with')::uuid
left join history.decision d on d.decision_id = (l.evidence ->> 'decision')::int
left join history.shared_point s on s.contact_point_id = p.contact_point_id
order by p.contact_point_id <> customer.id, array_position(array['email', 'phone', 'account'], p.kind), p.kind, p.value`;

type ProofRow = NonNullable<PersonPoint['link']>['proofs'][number] & { readonly id: string };

/** The rows that name a point and the one beside it as one person's, of each import the first. */
async function proofsOf(database: Database, rows: readonly PointRow[]): Promise<Map<string, ProofRow[]>> {
  const tied = rows.filter((row) => row.rule === 'same-record' && row.with_id !== null);
  if (tied.length === 0) return new Map();
  const { rows: proofs } = await database.query<ProofRow>(PROOF_ROWS, [
    tied.map((row) => row.id),
    tied.map((row) => row.with_id),
  ]);
  return groupBy(proofs, ({ id }) => id);
}

const PROOF_ROWS = `
select link.id, proof.*
from unnest($1::uuid[], $2::uuid[]) as link (id, other)
cross join lateral (
  select t.record_id as "recordId", t.import_id as "importId", o.name as file, r.line, t.name,
    exists (select 1 from history.interaction i where i.record_id = t.record_id and i.part = 0) as "isOpenable"
  from history.tie t
  join history.import m on m.import_id = t.import_id and m.state <> 'undone'
  join history.record r on r.record_id = t.record_id and r.import_id = t.import_id
  join history.original o on o.original_id = r.original_id
  where t.a = least(link.id, link.other) and t.b = greatest(link.id, link.other)
  order by t.import_id, r.line limit ${PROOFS}) proof`;

function pointOf(row: PointRow, proofs: readonly ProofRow[]): PersonPoint {
  const { id, kind, value, names, companies, interactions } = row;
  return {
    id,
    kind,
    value,
    names,
    companies,
    interactions,
    link:
      row.rule === null || row.with_id === null
        ? null
        : {
            rule: row.rule,
            with: { id: row.with_id, value: row.with_value ?? '' },
            since: row.since!.toISOString(),
            proofs: proofs.map(({ id: _, ...proof }) => proof),
            decision:
              row.decision === null
                ? null
                : { decisionId: row.decision, by: row.decided_by!, at: row.decided_at!.toISOString(), why: row.why! },
          },
    shared: row.reason === null ? null : { reason: row.reason, names: row.shared_names!, neighbours: row.neighbours! },
  };
}
