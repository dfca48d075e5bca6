import type { Connection, Database } from './database.ts';

/**
 * SQL that lists the contact points of the customer named by `customer`: those linked to it, and
 * the one it is named after unless that was linked to somebody else.
 */
export const pointsOf = (customer: string): string => `
  select l.contact_point_id from history.identity_link l where l.customer_id = ${customer}
  union all
  select ${customer} where not exists (
    select 1 from history.identity_link l where l.contact_point_id = ${customer})`;

/**
 * The contact points of a customer, also by the id of one that is linked to it: a link to a page holds
 * whoever was joined with whom. An id that nobody has gives itself.
 */
export async function pointsOfCustomer(connection: Connection | Database, id: string): Promise<string[]> {
  const { rows } = await connection.query<{ contact_point_id: string }>(
    `with customer as (
       select coalesce((select customer_id from history.identity_link where contact_point_id = $1::uuid), $1::uuid) as id)
     ${pointsOf('(select id from customer)')}`,
    [id],
  );
  return rows.map((row) => row.contact_point_id);
}
