import type { AlertAbout, ClearedWhy } from '../contract/alerts.ts';
import { clearsAt } from '../contract/clears-at.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Mirror } from '../statistics/index.ts';
import { putCells } from '../store/alert-cells.ts';
import { addAlert, setAlert, setAlertMuted, setAlertRemoved, setAlertRestored, tellOfAlerts } from '../store/alerts.ts';
import { type Connection, type Database, inTransaction } from '../store/database.ts';
import { queueCleared } from '../store/deliveries.ts';
import { clearFiring, openFirings } from '../store/firings.ts';
import { findReceiver } from '../store/receivers.ts';
import { readSettings } from '../store/settings.ts';
import { observe } from './observe.ts';

/** Makes an alert; whoever checks hears of it. Returns its number. @throws {PersonError} `statistics.…`, `alert.…`. */
export async function makeAlert(
  database: Database,
  about: AlertAbout,
  by: string,
  mirror: Mirror | null,
): Promise<number> {
  const whole = await wholeOf(database, about, mirror);
  return await inTransaction(database, async (connection) => {
    const alertId = await addAlert(connection, whole, by);
    await tellOfAlerts(connection);
    return alertId;
  });
}

/** Another definition: what fired by the old one is over, and it is checked anew. @throws {PersonError} as {@link makeAlert}. */
export async function changeAlert(
  database: Database,
  alertId: number,
  about: AlertAbout,
  by: string,
  mirror: Mirror | null,
): Promise<void> {
  const whole = await wholeOf(database, about, mirror);
  await inTransaction(database, async (connection) => {
    await setAlert(connection, alertId, whole, by);
    await endFirings(connection, alertId, 'changed');
    await tellOfAlerts(connection);
  });
}

/** Takes it out of the list; what fires is over. Doing so twice is harmless. @throws {PersonError} `alert.unknown`. */
export async function removeAlert(database: Database, alertId: number, by: string): Promise<void> {
  await inTransaction(database, async (connection) => {
    if (!(await setAlertRemoved(connection, alertId, by))) return;
    await endFirings(connection, alertId, 'removed');
    await tellOfAlerts(connection);
  });
}

/** Brings a removed one back; it begins anew. @throws {PersonError} `alert.unknown`. */
export async function restoreAlert(database: Database, alertId: number): Promise<void> {
  await inTransaction(database, async (connection) => {
    await setAlertRestored(connection, alertId);
    await tellOfAlerts(connection);
  });
}

/** Nobody is told until then (ISO 8601); null: everybody is again. @throws {PersonError} `alert.unknown`. */
export async function muteAlert(database: Database, alertId: number, until: string | null): Promise<void> {
  await inTransaction(database, async (connection) => {
    await setAlertMuted(connection, alertId, until);
    await tellOfAlerts(connection);
  });
}

async function endFirings(connection: Connection, alertId: number, why: ClearedWhy): Promise<void> {
  const ending = { at: new Date(), value: null, n: 0, why, correctedValue: null };
  for (const { firingId } of await openFirings(connection, alertId)) {
    await clearFiring(connection, firingId, ending);
    await queueCleared(connection, firingId);
  }
  await putCells(connection, alertId, []);
}

/** Asked once before it is kept: what cannot be asked, or never clears, is refused at once. */
async function wholeOf(database: Database, about: AlertAbout, mirror: Mirror | null): Promise<AlertAbout> {
  for (const receiverId of about.receivers) await findReceiver(database, receiverId);
  const { unit } = await observe(database, about, (await readSettings(database)).zone, mirror);
  const clears = about.clears ?? clearsAt(about.fires, about.at, unit);
  const isWrong = about.fires === 'above' ? clears > about.at : clears < about.at;
  if (isWrong) throw new PersonError('alert.clears-beyond', {}, { exitCode: 2, status: 400, field: 'clears' });
  return { ...about, clears };
}
