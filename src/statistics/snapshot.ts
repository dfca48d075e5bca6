import { cancelStatement } from '../store/cancel-statement.ts';
import type { Connection, Database } from '../store/database.ts';
import { type Bounds, Breaker, isBrokenOff } from './breaker.ts';
import { contextsIn, spelledOut } from './contexts/contexts.ts';
import type { OfVersion } from './lookups/once-a-version.ts';
import type { Glass } from './mirror/glass.ts';
import type { Looked, Looking } from './mirror/mirror.ts';
import { NotInMirror } from './mirror/not-in-mirror.ts';
import type { Highest } from './mirror/numbers.ts';
import type { Engine } from './parameters.ts';

/** One unchanging view of the history, and the moment that it is true for. */
export interface Snapshot {
  readonly connection: Connection;
  readonly now: Date;
}

/**
 * Runs `work` on one unchanging view of the history. `now` is the moment that it is true for.
 *
 * With a mirror the statements that measure facts are answered by it, all others by PostgreSQL, both as they stand
 * at one version; without one PostgreSQL answers all. Broken off at its bounds, wherever it runs.
 *
 * @throws {PersonError} `statistics.too-long`, `statistics.broken-off`.
 */
export async function inSnapshot<T>(
  database: Database,
  work: (connection: Connection, now: Date) => Promise<T>,
  mirror: Looking | null = null,
  bounds: Bounds = {},
): Promise<T> {
  const breaker = new Breaker(bounds);
  try {
    return await seen({ database, breaker, work }, mirror);
  } finally {
    breaker.close();
  }
}

interface Seeing<T> {
  readonly database: Database;
  readonly breaker: Breaker;
  readonly work: (connection: Connection, now: Date) => Promise<T>;
}

async function seen<T>(seeing: Seeing<T>, mirror: Looking | null): Promise<T> {
  const { database, work } = seeing;
  if (mirror === null) return await inSnapshotOf(seeing, await beginSnapshot(database), work);
  const looked = await mirror.look();
  const { snapshot, glass } = looked;
  if (glass === null) return await inSnapshotOf(seeing, snapshot, work);
  try {
    return await inSnapshotOf(seeing, snapshot, (connection, now) =>
      work(through({ ...seeing, ...looked, glass, contexts: mirror.contexts }, connection), now),
    );
  } catch (error) {
    if (error instanceof NotInMirror) return await seen(seeing, null);
    throw error;
  } finally {
    glass.close();
  }
}

async function inSnapshotOf<T>(
  { database, breaker }: Seeing<T>,
  { connection, now }: Snapshot,
  work: (connection: Connection, now: Date) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(bounded(connection, breaker, database), now);
    // What was sent to end a statement may still be on its way: nobody else is to have the connection.
    if (breaker.isBroken) connection.release(true);
    else await endSnapshot(connection);
    return result;
  } catch (error) {
    if (breaker.isBroken) connection.release(true);
    else
      await connection.query('rollback').then(
        () => connection.release(),
        (broken: Error) => connection.release(broken),
      );
    throw error;
  }
}

function bounded(connection: Connection, breaker: Breaker, database: Database): Connection {
  const ends = Object.create(connection) as Connection;
  const query = connection.query.bind(connection) as (text: string, values?: unknown[]) => Promise<unknown>;
  ends.query = ((text: string, values?: unknown[]) =>
    breaker.run(
      () => query(spelledOut(text), values),
      () => cancelStatement(database, connection),
    )) as Connection['query'];
  return ends;
}

/**
 * The bound of a statement is for one whose process hangs: a {@link Breaker} is sooner. Compiling expressions (jit) costs
 * more than it saves on statements this short; sorting for exact percentiles gets memory instead of files.
 */
export async function beginSnapshot(database: Database): Promise<Snapshot> {
  return await begun(database, '');
}

/** So many of the very same view, true for the same moment, each with a connection of its own. */
export async function beginSnapshots(database: Database, count: number): Promise<Snapshot[]> {
  const first = await beginSnapshot(database);
  if (count === 1) return [first];
  const exported = first.connection.query<{ id: string }>('select pg_export_snapshot() as id');
  const begins = await Promise.allSettled(
    Array.from({ length: count - 1 }, async () => {
      const { rows } = await exported;
      return await begun(database, `set transaction snapshot '${rows[0]!.id}';`);
    }),
  );
  const others = begins.flatMap((begin) => (begin.status === 'fulfilled' ? [begin.value] : []));
  const failed = begins.find((begin) => begin.status === 'rejected');
  if (failed === undefined) return [first, ...others.map((other) => ({ ...other, now: first.now }))];
  await Promise.all([first, ...others].map(({ connection }) => endSnapshot(connection)));
  throw failed.reason;
}

async function begun(database: Database, how: string): Promise<Snapshot> {
  const connection = await database.connect();
  try {
    // The view is taken with the first statement that reads. Of several at once each has a result.
    const results = (await connection.query(
      `begin isolation level repeatable read read only; ${how} set local jit = off; set local work_mem = '64MB';
       set local statement_timeout = '1h'; select now()`,
    )) as unknown as { rows: { now: Date }[] }[];
    return { connection, now: results.at(-1)!.rows[0]!.now };
  } catch (error) {
    connection.release(error as Error);
    throw error;
  }
}

export async function endSnapshot(connection: Connection): Promise<void> {
  await connection.query('commit').then(
    () => connection.release(),
    (broken: Error) => connection.release(broken),
  );
}

/** PostgreSQL at the same version, where a mirror lies over it: for single rows by their keys, and for what the mirror does not have. */
export function beneath(connection: Connection): Connection {
  return (connection as Through).beneath ?? connection;
}

export interface Through extends OfVersion {
  engine?: Engine;
  /** What its numbers of people and conversations go up to; only where such are. */
  highest?: Highest | undefined;
  beneath?: Connection | undefined;
  /** Whether the mirror answers what is asked as of an earlier version: statements that read `published.interaction_as_of`. */
  reaches?: (version: number) => Promise<boolean>;
}

interface Seen extends Omit<Seeing<unknown>, 'work'>, Looked {
  readonly glass: Glass;
  readonly contexts: ReadonlySet<string>;
}

/** The mirror over a snapshot: what measures facts is asked of it. */
function through(seen: Seen, snapshot: Connection): Connection {
  const { glass, highest, contexts, breaker, leave } = seen;
  const both = Object.create(snapshot) as Connection & Through;
  both.beneath = snapshot;
  both.engine = 'mirror';
  both.highest = highest;
  both.atVersion = glass.atVersion;
  let isLeft = false;
  both.reaches = async (version) => {
    if (await isReached(version, seen)) return true;
    if (!isLeft) leave();
    isLeft = true;
    return false;
  };
  const query = snapshot.query.bind(snapshot) as (text: string, values?: unknown[]) => Promise<unknown>;
  both.query = (async (text: string, values: unknown[] = []) => {
    if (!glass.has(text)) return await query(text, values);
    if (!contextsIn(text).every((name) => contexts.has(name)))
      throw new Error('a context is read that was not worked out');
    return await breaker.run(
      () => glass.query(text, values),
      () => glass.interrupt(),
    );
  }) as Connection['query'];
  return both;
}

async function isReached(version: number, { database, breaker, glass, snapshot, leave }: Seen): Promise<boolean> {
  const { connection } = snapshot;
  const stop = async (): Promise<void> => {
    glass.interrupt();
    await cancelStatement(database, connection);
  };
  try {
    return await breaker.run(() => glass.reaches(version, connection), stop);
  } catch (error) {
    if (breaker.isBroken || isBrokenOff(error)) throw error;
    // The mirror is no more than faster: what goes wrong with it is PostgreSQL's to answer.
    leave(error);
    throw new NotInMirror();
  }
}
