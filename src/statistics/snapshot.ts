import type { Connection, Database } from '../store/database.ts';
import { type Glass, NotInMirror } from './mirror/glass.ts';
import type { Mirror } from './mirror/mirror.ts';
import type { Engine } from './parameters.ts';

/** One unchanging view of the history, and the moment that it is true for. */
export interface Snapshot {
  readonly connection: Connection;
  readonly now: Date;
}

/** A question that takes longer than this (ms) is broken off: it holds up others, and whoever asked has gone. */
const LONGEST_QUESTION = 120_000;

/**
 * Runs `work` on one unchanging view of the history. `now` is the moment that it is true for.
 *
 * With a mirror the statements that measure facts are answered by it, all others by PostgreSQL, both as they stand
 * at one version; without one PostgreSQL answers all.
 */
export async function inSnapshot<T>(
  database: Database,
  work: (connection: Connection, now: Date) => Promise<T>,
  mirror: Mirror | null = null,
): Promise<T> {
  if (mirror === null) return await inSnapshotOf(await beginSnapshot(database), work);
  const { snapshot, glass } = await mirror.look();
  if (glass === null) return await inSnapshotOf(snapshot, work);
  try {
    return await inSnapshotOf(snapshot, (connection, now) => work(through(glass, connection), now));
  } catch (error) {
    if (error instanceof NotInMirror) return await inSnapshot(database, work);
    throw error;
  } finally {
    glass.close();
  }
}

async function inSnapshotOf<T>(
  { connection, now }: Snapshot,
  work: (connection: Connection, now: Date) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(connection, now);
    await endSnapshot(connection);
    return result;
  } catch (error) {
    await connection.query('rollback').then(
      () => connection.release(),
      (broken: Error) => connection.release(broken),
    );
    throw error;
  }
}

/**
 * Compiling expressions (jit) costs more than it saves on statements this short; sorting for exact
 * percentiles gets memory instead of files.
 */
export async function beginSnapshot(database: Database): Promise<Snapshot> {
  const connection = await database.connect();
  try {
    await connection.query(
      `begin isolation level repeatable read read only; set local jit = off; set local work_mem = '64MB';
       set local statement_timeout = ${LONGEST_QUESTION}`,
    );
    // The view is taken with the first statement.
    const { rows } = await connection.query<{ now: Date }>('select now()');
    return { connection, now: rows[0]!.now };
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

/** Of the published views the mirror has this one. */
const MEASURES = /\bpublished\.interaction\b(?!_)/;

function through(glass: Glass, snapshot: Connection): Connection {
  const both = Object.create(snapshot) as Connection & { engine: Engine };
  both.engine = 'mirror';
  const query = snapshot.query.bind(snapshot) as (text: string, values?: unknown[]) => Promise<unknown>;
  both.query = (async (text: string, values: unknown[] = []) => {
    if (!MEASURES.test(text)) return await query(text, values);
    const limit = setTimeout(() => glass.interrupt(), LONGEST_QUESTION);
    try {
      return await glass.query(text, values);
    } finally {
      clearTimeout(limit);
    }
  }) as Connection['query'];
  return both;
}
