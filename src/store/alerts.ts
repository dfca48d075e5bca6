import { type AlertAbout, alertAboutSchema } from '../contract/alerts.ts';
import { PersonError } from '../contract/person-error.ts';
import type { WhyMessage } from '../contract/text.ts';
import type { Connection, Database } from './database.ts';

/** On this channel it is told that something about alerts is another: for pages, and for whoever checks. */
export const ALERT_CHANNEL = 'rapport_alerts';

/** An alert as it is kept: where it clears is always said. */
export interface KeptAlert {
  readonly alertId: number;
  readonly about: AlertAbout & { readonly clears: number };
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
  readonly mutedUntil: Date | null;
  readonly checkedAt: Date | null;
  readonly problem: WhyMessage | null;
}

const ITEM = `
alert_id as "alertId", about, made_by as "madeBy", made_at as "madeAt", changed_by as "changedBy",
changed_at as "changedAt", removed_by as "removedBy", removed_at as "removedAt",
case when muted_until > now() then muted_until end as "mutedUntil", checked_at as "checkedAt", problem`;

type Row = Omit<KeptAlert, 'about'> & { readonly about: unknown };

/** Those that are not removed, in the order in which they were made; or those that are, the latest first. */
export async function listAlerts(database: Database, isRemoved = false): Promise<KeptAlert[]> {
  const { rows } = await database.query<Row>(
    isRemoved
      ? `select ${ITEM} from watch.alert where removed_at is not null order by removed_at desc limit 200`
      : `select ${ITEM} from watch.alert where removed_at is null order by alert_id`,
  );
  return rows.map(kept);
}

/** One, removed or not. @throws {PersonError} `alert.unknown` (404). */
export async function findAlert(database: Database | Connection, alertId: number): Promise<KeptAlert> {
  const { rows } = await database.query<Row>(`select ${ITEM} from watch.alert where alert_id = $1`, [alertId]);
  if (!rows[0]) throw unknown(String(alertId));
  return kept(rows[0]);
}

/** One that is not removed, by its number or name. @throws {PersonError} `alert.unknown` (404). */
export async function alertNamed(database: Database, name: string): Promise<KeptAlert> {
  const { rows } = await database.query<Row>(
    `select ${ITEM} from watch.alert
     where removed_at is null and (alert_id::text = $1 or lower(about ->> 'name') = lower($1))
     order by alert_id::text = $1 desc, alert_id limit 1`,
    [name],
  );
  if (!rows[0]) throw unknown(name);
  return kept(rows[0]);
}

/** The alert, held until the transaction ends; null where another process holds it, or it is removed. */
export async function holdAlert(connection: Connection, alertId: number): Promise<KeptAlert | null> {
  const { rows } = await connection.query<Row>(
    `select ${ITEM} from watch.alert where alert_id = $1 and removed_at is null for update skip locked`,
    [alertId],
  );
  return rows[0] ? kept(rows[0]) : null;
}

export async function addAlert(connection: Connection, about: AlertAbout, by: string): Promise<number> {
  const { rows } = await connection.query<{ id: number }>(
    'insert into watch.alert (about, made_by) values ($1, $2) returning alert_id as id',
    [JSON.stringify(about), by],
  );
  return rows[0]!.id;
}

/** Another definition: it is checked anew. @throws {PersonError} `alert.unknown`. */
export async function setAlert(connection: Connection, alertId: number, about: AlertAbout, by: string): Promise<void> {
  const { rowCount } = await connection.query(
    `update watch.alert set about = $2, changed_by = $3, changed_at = now(), checked_at = null, problem = null
     where alert_id = $1`,
    [alertId, JSON.stringify(about), by],
  );
  if (rowCount === 0) throw unknown(String(alertId));
}

/** False where it was removed before. @throws {PersonError} `alert.unknown`. */
export async function setAlertRemoved(connection: Connection, alertId: number, by: string): Promise<boolean> {
  await findAlert(connection, alertId);
  const { rowCount } = await connection.query(
    'update watch.alert set removed_by = $2, removed_at = now() where alert_id = $1 and removed_at is null',
    [alertId, by],
  );
  return rowCount === 1;
}

/** Brings a removed one back; it is checked anew. @throws {PersonError} `alert.unknown`. */
export async function setAlertRestored(connection: Connection, alertId: number): Promise<void> {
  await findAlert(connection, alertId);
  await connection.query(
    `update watch.alert set removed_by = null, removed_at = null, checked_at = null, problem = null
     where alert_id = $1 and removed_at is not null`,
    [alertId],
  );
}

/** Nobody is told until then; null: everybody is again. @throws {PersonError} `alert.unknown`. */
export async function setAlertMuted(connection: Connection, alertId: number, until: string | null): Promise<void> {
  await findAlert(connection, alertId);
  await connection.query('update watch.alert set muted_until = $2 where alert_id = $1', [alertId, until]);
}

/** It was checked; what hindered, if something did. */
export async function setAlertChecked(
  connection: Connection,
  alertId: number,
  problem: WhyMessage | null,
): Promise<void> {
  await connection.query('update watch.alert set checked_at = clock_timestamp(), problem = $2 where alert_id = $1', [
    alertId,
    problem && JSON.stringify(problem),
  ]);
}

/** Tells pages and whoever checks, when and only when this transaction commits. */
export async function tellOfAlerts(connection: Connection | Database): Promise<void> {
  await connection.query('select pg_notify($1, $2)', [ALERT_CHANNEL, '']);
}

function kept(row: Row): KeptAlert {
  const about = alertAboutSchema.parse(row.about);
  return { ...row, about: { ...about, clears: about.clears ?? about.at } };
}

function unknown(alert: string): PersonError {
  return new PersonError('alert.unknown', { alert }, { status: 404 });
}
