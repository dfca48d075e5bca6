import { readdirSync, readFileSync } from 'node:fs';
import { PersonError } from '../contract/person-error.ts';
import { sha256 } from '../core/basics/sha256.ts';
import { type Connection, type Database, inTransaction } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

interface Migration {
  readonly number: number;
  readonly sql: string;
  readonly sha256: string;
}

/**
 * Brings a database to this version (or to that of migration `upTo`): the numbered files of `migrations/`, forward only, all in one
 * transaction. Two processes at once: one waits. Returns how many were applied; 0 when up to date.
 *
 * @throws {PersonError} `database.newer` when a newer Rapport has migrated it,
 *   `database.edited-migration` when a file that was applied says something else now.
 */
export async function migrate(database: Database, upTo = Infinity): Promise<number> {
  const migrations = readMigrations();
  return await inTransaction(database, async (connection) => {
    await connection.query("select pg_advisory_xact_lock(hashtext('rapport.migrate'))");
    await connection.query('create schema if not exists maintenance');
    await connection.query(`create table if not exists maintenance.migration (
      number int primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const applied = await readApplied(connection);
    refuseForeign(applied, migrations);
    const missing = migrations.filter(({ number }) => !applied.has(number) && number <= upTo);
    for (const migration of missing) await apply(connection, migration);
    return missing.length;
  });
}

/** The number of the newest migration that this version has. */
export function latestMigration(): number {
  return Math.max(...readMigrations().map((migration) => migration.number));
}

function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8');
      return { number: Number.parseInt(name, 10), sql, sha256: sha256(sql) };
    });
}

async function readApplied(connection: Connection): Promise<Map<number, string>> {
  const { rows } = await connection.query<{ number: number; sha256: string }>(
    'select number, sha256 from maintenance.migration',
  );
  return new Map(rows.map((row) => [row.number, row.sha256]));
}

function refuseForeign(applied: Map<number, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, hash] of applied) {
    const migration = known.get(number);
    if (!migration)
      throw new PersonError('database.newer', { found: String(number), known: String(migrations.length) });
    if (migration.sha256 !== hash) throw new PersonError('database.edited-migration', { number: String(number) });
  }
}

/** The row goes in first, so that a second process meets it before it does any of the work. */
async function apply(connection: Connection, migration: Migration): Promise<void> {
  await connection.query('insert into maintenance.migration (number, sha256) values ($1, $2)', [
    migration.number,
    migration.sha256,
  ]);
  await connection.query(migration.sql);
}
