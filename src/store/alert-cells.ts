import type { AlertState } from '../contract/alerts.ts';
import type { Connection, Database } from './database.ts';

/** Where one value of an alert's split stands. */
export interface KeptCell {
  readonly alertId: number;
  readonly key: string;
  readonly by: readonly (string | number | null)[];
  readonly state: AlertState;
  readonly since: Date;
  readonly value: number | null;
  readonly n: number;
  readonly firingId: number | null;
}

const ITEM = 'alert_id as "alertId", key, by, state, since, value, n, firing_id as "firingId"';

/** Of these alerts; those that fire first, then those that are about to. */
export async function cellsOfAlerts(database: Database | Connection, alertIds: readonly number[]): Promise<KeptCell[]> {
  const { rows } = await database.query<KeptCell>(
    `select ${ITEM} from watch.alert_cell where alert_id = any ($1)
     order by alert_id, array_position(array['firing', 'pending', 'quiet'], state), by::text, key`,
    [alertIds],
  );
  return rows;
}

/** Puts these in the place of all that the alert had. */
export async function putCells(
  connection: Connection,
  alertId: number,
  cells: readonly Omit<KeptCell, 'alertId'>[],
): Promise<void> {
  await connection.query('delete from watch.alert_cell where alert_id = $1', [alertId]);
  await connection.query(
    `insert into watch.alert_cell (alert_id, key, by, state, since, value, n, firing_id)
     select $1, c.key, c.by, c.state, c.since, c.value, c.n, c."firingId"
     from jsonb_to_recordset($2) as c (key text, by jsonb, state text, since timestamptz, value float8, n bigint, "firingId" bigint)`,
    [alertId, JSON.stringify(cells)],
  );
}
