import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { folderBlobs } from '../../store/blobs.ts';
import type { Database } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { SESSION_COOKIE } from '../access/guard.ts';
import { newSecret } from '../access/secrets.ts';
import { startSession } from '../access/sessions.ts';
import { buildApp } from '../app.ts';
import type { Pipeline } from '../pipeline.ts';

export interface Visit {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly store: Store;
  /** As the owner, signed in. */
  ask(request: InjectOptions | string): Promise<LightMyRequestResponse>;
  /** The cookie of the owner's session. */
  readonly cookie: string;
}

/**
 * Runs a test on a whole server over a database of its own, with a pipeline and the files of a web
 * app that the test says.
 */
export async function withApp<T>(
  pipeline: Partial<Pipeline>,
  work: (visit: Visit) => Promise<T>,
  web: Readonly<Record<string, string>> = {},
): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'rapport-server-'));
  for (const [name, text] of Object.entries(web)) {
    await mkdir(dirname(join(data, 'web', name)), { recursive: true });
    await writeFile(join(data, 'web', name), text);
  }
  try {
    return await withDatabase(async (database) => {
      const store: Store = { database, data, blobs: folderBlobs(join(data, 'blobs')), close: async () => undefined };
      const app = buildApp(store, {
        version: '1.2.3',
        staticFolder: join(data, 'web'),
        pipeline: pipeline as Pipeline,
        logger: process.env.SERVER_LOG ? { level: 'error' } : false,
      });
      try {
        const cookie = `${SESSION_COOKIE}=${await ownerSession(database)}`;
        const ask = (request: InjectOptions | string): Promise<LightMyRequestResponse> =>
          app.inject(withCookie(typeof request === 'string' ? { url: request } : request, cookie));
        return await work({ app, database, store, ask, cookie });
      } finally {
        await app.close();
      }
    });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function withCookie(request: InjectOptions, cookie: string): InjectOptions {
  return { ...request, headers: { cookie, ...request.headers } };
}

/** An owner whose password nobody knows: hashing one takes a fifth of a second a test. */
async function ownerSession(database: Database): Promise<string> {
  const { rows } = await database.query<{ person_id: number }>(
    "insert into access.person (name, password, role) values ('Olga', $1, 'owner') returning person_id",
    [`scrypt$2$1$1$AAAA$${newSecret().secret}=`],
  );
  return await startSession(database, rows[0]!.person_id);
}
