import type { Connection } from '../store/database.ts';
import type { Asked } from './asked.ts';
import { spelledOut } from './contexts/contexts.ts';
import { refusal } from './refusal.ts';
import { beneath, type Through } from './snapshot.ts';

/** The history as it stands, or stood, for one answer. */
export interface Standing {
  /** The version of the history that the answer is of (docs/decisions/0020). */
  readonly version: number;
  /** The moment that it is true for. */
  readonly now: Date;
  readonly isPast: boolean;
  /** Asks the history as it stood: the same statements as today's. */
  readonly connection: Connection;
}

/**
 * How the history stood at `asOf`, or when `version` was made; with neither, how it stands now.
 *
 * @throws {PersonError} `statistics.unknown-version`.
 */
export async function standingOf(
  connection: Connection,
  { asOf, version }: Pick<Asked, 'asOf' | 'version'>,
  now: Date,
): Promise<Standing> {
  const { rows } = await connection.query<{ current: number; then: number | null; at: Date | null }>(
    // Each found by its index: there is a version for each commit, and this is asked with every question.
    `select coalesce((select max(version) from published.version), 0) as current,
       coalesce($2::bigint,
         (select max(version) from published.version where recorded_at <= $1::timestamptz)) as then,
       (select recorded_at from published.version where version = $2) as at`,
    [asOf === null ? null : new Date(asOf).toISOString(), version],
  );
  const { current, then, at } = rows[0]!;
  if (asOf === null && version === null) return { version: current, now, isPast: false, connection };
  if (version !== null && (version > current || (at === null && version !== 0)))
    throw refusal('unknown-version', 'version', { version: String(version), current: String(current) });
  const moment = new Date(Math.min(now.getTime(), asOf ?? at?.getTime() ?? now.getTime()));
  const standing = then ?? 0;
  if (standing === current) return { version: current, now: moment, isPast: false, connection };
  return { version: standing, now: moment, isPast: true, connection: await asItStood(connection, standing) };
}

/** The mirror answers of the past what it answers of today, where it reaches so far; what it keeps for a version is today's. */
async function asItStood(connection: Connection, version: number): Promise<Connection> {
  const isMirrored = (await (connection as Through).reaches?.(version)) === true;
  const past = readingAsOf(connection, version);
  past.engine = isMirrored ? 'mirror' : 'postgres';
  past.atVersion = undefined;
  past.highest = undefined;
  past.beneath = isMirrored ? readingAsOf(beneath(connection), version) : undefined;
  return past;
}

/** What is superseded or decided later is kept with its versions: the views have a twin that takes one. */
function readingAsOf(connection: Connection, version: number): Connection & Through {
  const past = Object.create(connection) as Connection & Through;
  const query = connection.query.bind(connection) as (text: string, values?: unknown[]) => Promise<unknown>;
  past.query = ((text: string, values?: unknown[]) => query(textAsOf(version, text), values)) as Connection['query'];
  return past;
}

function textAsOf(version: number, text: string): string {
  return spelledOut(text).replace(
    /\bpublished\.(interaction|decision|identity)\b(?!_)/g,
    `published.$1_as_of(${version})`,
  );
}
