import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { PersonError } from '../contract/person-error.ts';
import { folderBlobs } from './blobs.ts';
import { openCluster, Session } from './cluster/index.ts';
import { openDatabase } from './database.ts';
import { makeFolder } from './make-folder.ts';
import { migrate } from './migrate.ts';
import type { Store } from './store.ts';

export interface StoreRequest {
  /** The data directory; made if it is not there. */
  readonly data: string;
  /** A PostgreSQL of the user's own; without it the embedded one of the data directory is used. */
  readonly databaseUrl?: string | undefined;
  /** Set by `rapport start`, of which there is one at a time: what it tells those who come second. */
  readonly server?: { readonly name: string };
  /** Migrates no further than this; for a restore into an empty database. */
  readonly upTo?: number;
  /** Told, once each, why it takes longer: a code of messages/. */
  readonly onWait?: (code: string) => void;
  readonly onRestart?: () => void;
}

/** A store that is opened: `stop` ends now what `close` would wait for. */
export interface OpenStore extends Store {
  /** Gives connections back, waits for other commands (up to `patience` ms), stops what we started. */
  close(patience?: number): Promise<void>;
  /** For Ctrl-C: queries that run are broken off; what they had not committed is rolled back. */
  stop(): Promise<void>;
}

/**
 * Opens an organisation's history, brought to this version.
 *
 * @throws {PersonError} `database.…` and `start.…`: what is wrong and what to do about it.
 */
export async function openStore(request: StoreRequest): Promise<OpenStore> {
  const home = request.databaseUrl ? await joinServer(request.databaseUrl, request) : await openCluster(request);
  const database = openDatabase(home.connection);
  try {
    await migrate(database, request.upTo);
    const data = prepareFolder(request.data);
    return {
      database,
      data,
      blobs: folderBlobs(join(data, 'blobs')),
      close: async (patience) => {
        await database.end();
        await home.close(patience);
      },
      stop: () => home.close(0),
    };
  } catch (error) {
    await database.end();
    await home.close();
    throw understood(error);
  }
}

/** Originals are for the owner's eyes, whoever may enter the folder above them. */
function prepareFolder(data: string): string {
  makeFolder(join(resolve(data), 'blobs'), 0o700);
  return realpathSync(data);
}

interface Home {
  readonly connection: pg.ClientConfig;
  close(patience?: number): Promise<void>;
}

const OLDEST = 15;

async function joinServer(connectionString: string, request: StoreRequest): Promise<Home> {
  const connection = { connectionString };
  const session = await Session.open({ ...connection, application_name: request.server?.name ?? 'rapport' }).catch(
    (error: unknown) => {
      throw unreachable(error);
    },
  );
  try {
    await refuseOther(session);
    if (request.server && !(await session.take('server'))) {
      throw new PersonError('start.already-running', { address: (await session.holderOf('server')) ?? '' });
    }
    return { connection, close: () => session.close() };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function refuseOther(session: Session): Promise<void> {
  const [found] = await session.query<{ version: string; encoding: string }>(
    "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  if (Number.parseInt(found?.version ?? '', 10) < OLDEST) {
    throw new PersonError('database.too-old', { found: found?.version ?? '', needed: String(OLDEST) });
  }
  if (found?.encoding !== 'UTF8') throw new PersonError('database.not-utf8', { found: found?.encoding ?? '' });
}

function unreachable(error: unknown): PersonError {
  const { message, code } = error as { message?: string; code?: string };
  const detail = message || code || String(error);
  return new PersonError('database.unreachable', { detail }, { cause: error });
}

function understood(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '53100') return new PersonError('database.disk-full', { detail: message ?? '' }, { cause: error });
  if (code === '42501') return new PersonError('database.no-privilege', { detail: message ?? '' }, { cause: error });
  return error;
}
