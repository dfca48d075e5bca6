import { PersonError } from '../contract/person-error.ts';
import type { Connection } from './database.ts';

/** @throws {PersonError} `customer.unknown`: nobody has one of these ids. */
export async function refuseUnknown(connection: Connection, ids: readonly string[]): Promise<void> {
  const { rows } = await connection.query<{ n: number }>(
    'select count(*) as n from history.contact_point where contact_point_id = any ($1::uuid[])',
    [ids],
  );
  if (rows[0]!.n < new Set(ids).size) throw new PersonError('customer.unknown', {}, { status: 404 });
}

/** @throws {PersonError} `people.mixed`: one of them is an agent's contact point, and another is not. */
export async function refuseMixed(connection: Connection, ids: readonly string[]): Promise<void> {
  const { rows } = await connection.query<{ n: number }>(
    `select count(*) as n from unnest($1::uuid[]) as point (id)
     where exists (select 1 from history.tie t where t.a = id and t.is_agent)
       or exists (select 1 from history.tie t where t.b = id and t.is_agent)`,
    [ids],
  );
  const ours = rows[0]!.n;
  if (ours > 0 && ours < ids.length) throw new PersonError('people.mixed', {}, { status: 409 });
}
