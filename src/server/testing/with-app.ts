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
import { type AppOptions, buildApp } from '../app.ts';
import type { Pipeline } from '../pipeline.ts';

/** Whatever an answer may hold; what it does hold is for the test to expect. */
export interface Told {
  readonly code: string;
  readonly openapi: string;
  readonly paths: Readonly<Record<string, object>>;
  readonly error: string;
  readonly fix: string;
  readonly field: string | null;
  readonly state: string;
  readonly zone: string;
  readonly hasHistory: boolean;
  readonly items: readonly [Told, ...Told[]];
  readonly rows: readonly [Told, ...Told[]];
  readonly next: string;
  readonly n: number;
  readonly bucket: string;
  readonly channel: string;
  readonly message: string;
  readonly token: string;
  readonly uploadId: string;
  readonly importId: number;
  readonly customerId: string;
  readonly recordId: string;
  readonly part: number;
}

export type Answered = Omit<LightMyRequestResponse, 'json'> & { json<T = Told>(): T };
type Inject = (request: InjectOptions | string) => Promise<Answered>;

export interface Visit {
  /** As nobody: without a cookie. */
  readonly app: Omit<FastifyInstance, 'inject'> & { readonly inject: Inject };
  readonly database: Database;
  readonly store: Store;
  /** As the owner, signed in. */
  readonly ask: Inject;
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
  options: Pick<AppOptions, 'questionSeconds'> = {},
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
        ...options,
        logger: process.env.SERVER_LOG ? { level: 'error' } : false,
      });
      try {
        const cookie = `${SESSION_COOKIE}=${await ownerSession(database)}`;
        const ask: Inject = (request) =>
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
