import { PersonError } from '../contract/person-error.ts';
import type { Mirror } from '../statistics/index.ts';
import { cellsOfAlerts, type KeptCell, putCells } from '../store/alert-cells.ts';
import { holdAlert, type KeptAlert, setAlertChecked, tellOfAlerts } from '../store/alerts.ts';
import { type Connection, type Database, inTransaction } from '../store/database.ts';
import { queueCleared, queueFired } from '../store/deliveries.ts';
import { addFiring, clearFiring, type KeptFiring, openFirings } from '../store/firings.ts';
import { readSettings } from '../store/settings.ts';
import { correctedValue } from './corrected.ts';
import { decide, type Decided, isBeyond, type Standing } from './decide.ts';
import { type Observation, observe, type Observed } from './observe.ts';

export interface How {
  readonly mirror: Mirror | null;
  /** Also where it was checked a moment ago. */
  readonly isForced?: boolean;
}

/** `busy`: another process checks it at this moment; `early`: it was checked less than `everySeconds` ago. */
export type Checked = 'checked' | 'busy' | 'early';

/**
 * Checks one alert: what it watches is asked, and what follows is kept in one transaction, while the alert is held. So of
 * several servers one checks at a time, and the next one starts from what that one decided: nothing fires twice.
 */
export async function checkAlert(database: Database, alertId: number, how: How): Promise<Checked> {
  return await oneAtATime(database, () => checkHeld(database, alertId, how));
}

async function checkHeld(database: Database, alertId: number, how: How): Promise<Checked> {
  return await inTransaction(database, async (connection) => {
    const alert = await holdAlert(connection, alertId);
    if (!alert) return 'busy';
    if (!how.isForced && isEarly(alert)) return 'early';
    const seen = await seenOf(database, alert, how.mirror);
    if (seen instanceof PersonError) {
      await setAlertChecked(connection, alertId, { code: seen.code, about: seen.about });
      if (alert.problem?.code !== seen.code) await tellOfAlerts(connection);
      return 'checked';
    }
    await follow(database, connection, alert, seen, how.mirror);
    return 'checked';
  });
}

const lines = new WeakMap<Database, Promise<unknown>>();

/**
 * A check holds a connection while it asks on others: as many at once as there are connections would wait for each other
 * for ever. So those of one process stand in line.
 */
async function oneAtATime<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const before = lines.get(database) ?? Promise.resolve();
  const mine = before.then(work, work);
  lines.set(
    database,
    mine.catch(() => undefined),
  );
  return await mine;
}

function isEarly({ about, checkedAt }: KeptAlert): boolean {
  return checkedAt !== null && Date.now() - checkedAt.getTime() < about.everySeconds * 1000;
}

/** What cannot be asked (no working hours, a channel that is no more) is said with the alert; what it was stays. */
async function seenOf(database: Database, { about }: KeptAlert, mirror: Mirror | null) {
  try {
    return await observe(database, about, (await readSettings(database)).zone, mirror);
  } catch (error) {
    if (error instanceof PersonError) return error;
    throw error;
  }
}

async function follow(
  database: Database,
  connection: Connection,
  alert: KeptAlert,
  seen: Observation,
  mirror: Mirror | null,
): Promise<void> {
  const before = new Map((await cellsOfAlerts(connection, [alert.alertId])).map((cell) => [cell.key, cell]));
  const open = new Map((await openFirings(connection, alert.alertId)).map((firing) => [firing.key, firing]));
  const cells: Omit<KeptCell, 'alertId'>[] = [];
  let isNews = alert.problem !== null || alert.checkedAt === null;
  let isOther = isNews;
  for (const key of new Set([...seen.cells.keys(), ...before.keys()])) {
    const was = before.get(key);
    const found: Observed = seen.cells.get(key) ?? { by: was!.by, value: seen.nothing, n: 0 };
    const standing: Standing = { state: was?.state ?? 'quiet', since: was?.since.getTime() ?? seen.at };
    const decided = decide(alert.about, standing, { ...found, at: seen.at });
    const firing = await turn(database, connection, { alert, seen, key, found, decided, open: open.get(key), mirror });
    isNews ||= decided.standing.state !== was?.state || found.value !== was.value;
    isOther ||= isNews || found.n !== was?.n;
    if (decided.standing.state === 'quiet' && !seen.cells.has(key)) continue;
    cells.push({
      key,
      ...found,
      state: decided.standing.state,
      since: new Date(decided.standing.since),
      firingId: firing?.firingId ?? null,
    });
  }
  if (isOther) await putCells(connection, alert.alertId, cells);
  await setAlertChecked(connection, alert.alertId, null);
  if (isNews) await tellOfAlerts(connection);
}

interface Turning {
  readonly alert: KeptAlert;
  readonly seen: Observation;
  readonly key: string;
  readonly found: Observed;
  readonly decided: Decided;
  readonly open: KeptFiring | undefined;
  readonly mirror: Mirror | null;
}

/** Keeps a firing, or its end; returns the one that goes on. */
async function turn(database: Database, connection: Connection, turning: Turning): Promise<KeptFiring | null> {
  const { alert, seen, key, found, decided, open } = turning;
  if (decided.turn === 'fires') {
    const firing = await addFiring(connection, {
      alertId: alert.alertId,
      about: alert.about,
      key,
      by: found.by,
      question: seen.question,
      unit: seen.unit,
      firedAt: new Date(seen.at),
      value: found.value!,
      n: found.n,
      version: seen.version,
      isMuted: alert.mutedUntil !== null,
    });
    if (!firing.isMuted) await queueFired(connection, firing.firingId, alert.about.receivers);
    return firing;
  }
  if (decided.turn === null || !open) return open ?? null;
  const corrected = await correctedValue(database, open, turning.mirror);
  const isCorrected = corrected === null || !isBeyond(alert.about, corrected);
  await clearFiring(connection, open.firingId, {
    at: new Date(seen.at),
    value: found.value,
    n: found.n,
    why: isCorrected ? 'corrected' : decided.why!,
    correctedValue: corrected,
  });
  await queueCleared(connection, open.firingId);
  return null;
}
