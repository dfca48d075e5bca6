import type { Database } from './database.ts';

/**
 * SQL that lists the contact points of the customer named by `customer`: those linked to it, and
 * the one it is named after unless that was linked to somebody else.
 */
export const pointsOf = (customer: string): string => `
  select l.contact_point_id from history.identity_link l where l.customer_id = ${customer}
  union all
  select ${customer} where not exists (
    select 1 from history.identity_link l where l.contact_point_id = ${customer})`;

/** The contact points of a customer. An id that nobody has gives itself. */
export async function customerPoints(database: Database, customerId: string): Promise<string[]> {
  const { rows } = await database.query<{ contact_point_id: string }>(pointsOf('$1::uuid'), [customerId]);
  return rows.map((row) => row.contact_point_id);
}
