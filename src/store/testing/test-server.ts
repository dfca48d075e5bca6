import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'pg-connection-string';
import type { TestProject } from 'vitest/node';
import { openCluster } from '../cluster/index.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../database.ts';

/** Where the server of the tests is; plain values, because they travel to the workers. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    database: { server: ServerAddress; template: string };
  }
}

/** Once a run of tests: a PostgreSQL (`DATABASE_URL`, else the embedded one) with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = process.env.DATABASE_URL ? given(process.env.DATABASE_URL) : await embedded();
  const template = `template_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${template} encoding 'UTF8' template template0`);
  const database = openDatabase({ ...server, database: template });
  await migrate(database);
  await database.end();
  project.provide('database', { server, template });
  return async () => {
    await admin.query(`drop database ${template} with (force)`);
    await admin.end();
    await stop();
  };
}

interface Server {
  readonly server: ServerAddress;
  stop(): Promise<void>;
}

function given(connectionString: string): Server {
  return { server: addressOf(connectionString), stop: () => Promise.resolve() };
}

/** A cluster of its own in a temporary folder; fast, because nothing in it has to last. */
async function embedded(): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  // Run by root, PostgreSQL is another user, who must be able to walk through.
  chmodSync(data, 0o711);
  const cluster = await openCluster({ data, isThrowAway: true });
  const { host, port, user, password, database } = cluster.connection;
  return {
    server: { host: host!, port: port!, user: user!, password: password as string, database: database! },
    stop: async () => {
      await cluster.close(0);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function addressOf(connectionString: string): ServerAddress {
  const { host, port, user, password, database } = parse(connectionString);
  return {
    host: host ?? 'localhost',
    port: Number(port ?? 5432),
    user: user ?? '',
    password: password ?? '',
    database: database ?? 'postgres',
  };
}
