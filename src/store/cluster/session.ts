import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Who uses a database is told by advisory locks of one connection that each process keeps: they
 * vanish with the process, however it ends, on our own cluster and on one of `DATABASE_URL` alike.
 */
export const LOCKS = {
  /** Exclusive: started the embedded cluster and will stop it. */
  owner: 1,
  /** Shared: works on a cluster that another process owns, which waits for it. */
  guest: 2,
  /** Exclusive: `rapport start`. */
  server: 3,
} as const;
export type Lock = keyof typeof LOCKS;

const SPACE = 7400;

/** The one connection that stands for this process. It comes back by itself when the cluster restarts. */
export class Session {
  #client: pg.Client;
  #isClosing = false;
  readonly #config: pg.ClientConfig;
  readonly #held = new Set<Lock>();

  private constructor(config: pg.ClientConfig, client: pg.Client) {
    this.#config = config;
    this.#client = this.#watch(client);
  }

  /** Connects once; the error of pg is thrown as it is. */
  static async open(config: pg.ClientConfig): Promise<Session> {
    return new Session(config, await connected(config));
  }

  /** Takes a lock if nobody holds it. */
  async take(lock: Lock): Promise<boolean> {
    const taken = await tryLock(this.#client, lock);
    if (taken) this.#held.add(lock);
    return taken;
  }

  /** Takes a shared lock, waiting for one who holds it alone. */
  async share(lock: Lock): Promise<void> {
    await this.#client.query('select pg_advisory_lock_shared($1, $2)', [SPACE, LOCKS[lock]]);
  }

  /** How the holder of a lock calls itself (its application_name); null when nobody holds it. */
  async holderOf(lock: Lock): Promise<string | null> {
    const { rows } = await this.#client.query<{ name: string }>(HOLDER, [SPACE, LOCKS[lock]]);
    return rows[0] ? rows[0].name : null;
  }

  async query<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.#client.query<R>(sql, values)).rows;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#client.end().catch(() => undefined);
  }

  #watch(client: pg.Client): pg.Client {
    client.on('error', () => undefined);
    client.on('end', () => void this.#comeBack());
    return client;
  }

  async #comeBack(): Promise<void> {
    while (!this.#isClosing) {
      await sleep(200, undefined, { ref: false });
      try {
        const client = await connected(this.#config);
        if (this.#isClosing) return await client.end();
        for (const lock of this.#held) await tryLock(client, lock);
        this.#client = this.#watch(client);
        return;
      } catch {
        // Not up again yet.
      }
    }
  }
}

const HOLDER = `select coalesce(a.application_name, '') as name from pg_locks l left join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database())
  limit 1`;

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 15_000, ...config });
  await client.connect();
  return client;
}

async function tryLock(client: pg.Client, lock: Lock): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    SPACE,
    LOCKS[lock],
  ]);
  return rows[0]?.taken === true;
}
