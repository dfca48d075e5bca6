import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../database.ts';

/**
 * Runs a test on a real, migrated database of its own, cloned from a template, and drops it.
 * A connection that the test did not give back fails the test.
 */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { server, template } = inject('database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name} template ${template}`);
  const database = openDatabase({ ...server, database: name });
  try {
    const result = await work(database);
    if (database.totalCount > database.idleCount) throw new Error('The test kept a database connection.');
    return result;
  } finally {
    await database.end();
    await asAdmin(server, `drop database ${name} with (force)`);
  }
}

async function asAdmin(server: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
