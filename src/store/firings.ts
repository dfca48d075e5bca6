import { type AlertAbout, alertAboutSchema, type ClearedWhy } from '../contract/alerts.ts';
import { PersonError } from '../contract/person-error.ts';
import type { QuestionInput, Unit } from '../contract/question.ts';
import type { Connection, Database } from './database.ts';

/** One time that an alert fired. */
export interface KeptFiring {
  readonly firingId: number;
  readonly alertId: number;
  readonly about: AlertAbout;
  readonly key: string;
  readonly by: readonly (string | number | null)[];
  /** As it was asked then, with its bounds fixed. */
  readonly question: QuestionInput;
  readonly unit: Unit;
  readonly firedAt: Date;
  readonly value: number;
  readonly n: number;
  readonly version: number;
  readonly isMuted: boolean;
  readonly clearedAt: Date | null;
  readonly clearedValue: number | null;
  readonly clearedN: number | null;
  readonly clearedWhy: ClearedWhy | null;
  readonly correctedValue: number | null;
}

const ITEM = `
firing_id as "firingId", alert_id as "alertId", about, key, by, question, unit, fired_at as "firedAt", value, n, version,
is_muted as "isMuted", cleared_at as "clearedAt", cleared_value as "clearedValue", cleared_n as "clearedN",
cleared_why as "clearedWhy", corrected_value as "correctedValue"`;

export type NewFiring = Pick<
  KeptFiring,
  'alertId' | 'about' | 'key' | 'by' | 'question' | 'unit' | 'firedAt' | 'value' | 'n' | 'version' | 'isMuted'
>;

export async function addFiring(connection: Connection, firing: NewFiring): Promise<KeptFiring> {
  const { rows } = await connection.query<KeptFiring>(
    `insert into watch.firing (alert_id, about, key, by, question, unit, fired_at, value, n, version, is_muted)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${ITEM}`,
    [
      firing.alertId,
      JSON.stringify(firing.about),
      firing.key,
      JSON.stringify(firing.by),
      JSON.stringify(firing.question),
      firing.unit,
      firing.firedAt,
      firing.value,
      firing.n,
      firing.version,
      firing.isMuted,
    ],
  );
  return kept(rows[0]!);
}

export interface Clearing {
  readonly at: Date;
  readonly value: number | null;
  readonly n: number;
  readonly why: ClearedWhy;
  readonly correctedValue: number | null;
}

export async function clearFiring(connection: Connection, firingId: number, clearing: Clearing): Promise<KeptFiring> {
  const { rows } = await connection.query<KeptFiring>(
    `update watch.firing set cleared_at = $2, cleared_value = $3, cleared_n = $4, cleared_why = $5, corrected_value = $6
     where firing_id = $1 returning ${ITEM}`,
    [firingId, clearing.at, clearing.value, clearing.n, clearing.why, clearing.correctedValue],
  );
  return kept(rows[0]!);
}

/** Those of an alert that have not cleared. */
export async function openFirings(connection: Connection | Database, alertId: number): Promise<KeptFiring[]> {
  const { rows } = await connection.query<KeptFiring>(
    `select ${ITEM} from watch.firing where alert_id = $1 and cleared_at is null order by firing_id`,
    [alertId],
  );
  return rows.map(kept);
}

/** Of one alert or of all, newest first, before `cursor`. */
export async function listFirings(
  database: Database,
  { alertId, cursor, limit }: { alertId?: number | undefined; cursor?: number | undefined; limit: number },
): Promise<KeptFiring[]> {
  const { rows } = await database.query<KeptFiring>(
    `select ${ITEM} from watch.firing
     where ($1::int is null or alert_id = $1) and ($2::bigint is null or firing_id < $2)
     order by firing_id desc limit $3`,
    [alertId ?? null, cursor ?? null, limit],
  );
  return rows.map(kept);
}

/** @throws {PersonError} `firing.unknown` (404). */
export async function findFiring(database: Database, firingId: number): Promise<KeptFiring> {
  const { rows } = await database.query<KeptFiring>(`select ${ITEM} from watch.firing where firing_id = $1`, [
    firingId,
  ]);
  if (!rows[0]) throw new PersonError('firing.unknown', { firing: String(firingId) }, { status: 404 });
  return kept(rows[0]);
}

/** How many fire now and tell (none that is muted), and the newest of them. */
export async function firingsThatTell(database: Database): Promise<{ firing: number; newest: KeptFiring | null }> {
  const { rows } = await database.query<KeptFiring & { firing: number }>(
    `select ${ITEM}, count(*) over () as firing from watch.firing
     join (select alert_id, muted_until, removed_at from watch.alert) a using (alert_id)
     where cleared_at is null and removed_at is null and (muted_until is null or muted_until <= now())
     order by firing_id desc limit 1`,
  );
  const [row] = rows;
  if (!row) return { firing: 0, newest: null };
  const { firing, ...newest } = row;
  return { firing, newest: kept(newest) };
}

function kept(row: KeptFiring): KeptFiring {
  return { ...row, about: alertAboutSchema.parse(row.about) };
}
