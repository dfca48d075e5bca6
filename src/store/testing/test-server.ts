import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { parse } from 'pg-connection-string';
import type { TestProject } from 'vitest/node';
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
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set.');
  const server = addressOf(connectionString);
  const template = `template_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${template} encoding 'UTF8' template template0`);
  const database = openDatabase({ ...server, database: template });
  await migrate(database);
  await database.end();
  project.provide('database', { server, template });
  return async () => {
    await admin.query(`drop database ${template} with (force)`);
    await admin.end();
  };
}

function addressOf(connectionString: string): ServerAddress {
  const { host, port, user, password, database } = parse(connectionString);
  return { host: host ?? 'localhost', port: Number(port ?? 5432), user: user ?? '', password: password ?? '', database: database ?? 'postgres' };
}
