import pg from 'pg';

/** A pool of connections to the one database of an organisation, set up the way this product reads. */
export type Database = pg.Pool;
export type Connection = pg.PoolClient;

const INT8 = 20;
const DATE = 1082;

/**
 * int8 and counts come as numbers: they count rows and milliseconds, far below 2^53. Dates stay
 * text; a local-midnight Date would move with the machine's zone. Per pool, because global parsers
 * would change other users of pg in the same process.
 */
const TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8 && format !== 'binary') return Number;
    if (oid === DATE && format !== 'binary') return String;
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};

export function openDatabase(config: pg.PoolConfig): Database {
  const database = new pg.Pool({
    max: 10,
    application_name: 'rapport',
    ...config,
    types: TYPES,
    options: '-c timezone=UTC -c search_path=history,public',
  });
  // An idle connection that breaks (the server restarted) is replaced at the next query.
  database.on('error', () => undefined);
  // One that breaks while it is lent says so in the answer to its query; unheard, it would end the process.
  database.on('connect', (connection) => connection.on('error', () => undefined));
  return database;
}

/** Runs `work` in one transaction on one connection; any throw rolls all of it back. */
export async function inTransaction<T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await database.connect();
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    connection.release();
    return result;
  } catch (error) {
    await connection.query('rollback').then(
      () => connection.release(),
      (broken: Error) => connection.release(broken),
    );
    throw error;
  }
}
