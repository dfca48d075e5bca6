import { PersonError } from '../contract/person-error.ts';
import type { Connection } from '../store/database.ts';
import { rowsOfRecords } from '../store/repeats.ts';
import { decideRepeats } from './decide-repeats.ts';
import { deriveAgain } from './decide-touched.ts';
import type { Settling } from './decisions/decision-kind.ts';

/** Decides anew what these records are repeats of, and what are repeats of them. */
export async function decideRepeatsOf({ connection, span }: Settling, recordIds: readonly string[]): Promise<void> {
  const rows = await rowsOfRecords(connection, recordIds);
  const touched = { moments: rows, recordIds: new Set(recordIds), callScopeIds: [] };
  const flipped = await decideRepeats(connection, touched);
  span.includeFacts(await deriveAgain(connection, flipped));
}

/** @throws {PersonError} `repeat.unknown`: there is no such message or call, or it is a further leg of one. */
export async function refuseUnknownInteraction(connection: Connection, recordId: string, part: number): Promise<void> {
  const rows = await rowsOfRecords(connection, [recordId]);
  if (!rows.some((row) => row.part === part && !row.isLeg))
    throw new PersonError('repeat.unknown', {}, { status: 404 });
}

/** @throws {PersonError} `repeat.other-customers`: these are two customers' own. */
export async function refuseOtherCustomers(connection: Connection, recordIds: readonly string[]): Promise<void> {
  const { rows } = await connection.query<{ customers: number }>(
    `select count(distinct coalesce(l.customer_id, i.contact_point_id)) as customers
     from history.interaction i left join history.identity_link l using (contact_point_id)
     where i.record_id = any ($1::uuid[])`,
    [recordIds],
  );
  if (rows[0]!.customers > 1) throw new PersonError('repeat.other-customers', {}, { status: 409 });
}
