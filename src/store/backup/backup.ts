import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { PersonError } from '../../contract/person-error.ts';
import type { Connection } from '../database.ts';
import type { Store } from '../store.ts';
import { type BackupReport, FORMAT, HEAD, type Manifest, MANIFEST, PART } from './manifest.ts';
import { backupTables, type BackupTable, columnList, counters, quoted } from './tables.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/**
 * Writes all of a history, as it is at one moment, into one file: every table's rows and every
 * original. It may run while others write. The file appears whole or not at all.
 *
 * @throws {PersonError} `backup.exists`; `backup.blob-missing` when an original is not there.
 */
export async function backup(store: Store, file: string): Promise<BackupReport> {
  const started = Date.now();
  if (await isThere(file)) throw new PersonError('backup.exists', { file });
  const part = `${file}.part-${process.pid}`;
  const connection = await store.database.connect();
  try {
    await connection.query('begin isolation level repeatable read, read only');
    // Undoing the only import empties the table at once, for every snapshot: not while this one is being read.
    await connection.query('lock table history.interaction in access share mode');
    const made: { manifest?: Manifest } = {};
    const entries = Readable.from(entriesOf(store, connection, made), { objectMode: true });
    await pipeline(entries, createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(part, { mode: 0o600 }));
    await settle(part, file);
    return await reportOf(file, made.manifest!, started);
  } finally {
    await connection.query('rollback').catch(() => undefined);
    connection.release();
    await rm(part, { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function settle(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r');
  await handle.sync();
  await handle.close();
  await rename(part, file);
}

async function reportOf(file: string, manifest: Manifest, started: number): Promise<BackupReport> {
  return {
    file,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    originals: manifest.blobs.length,
    bytes: (await stat(file)).size,
    seconds: (Date.now() - started) / 1000,
  };
}

async function* entriesOf(store: Store, connection: Connection, made: { manifest?: Manifest }): AsyncGenerator<Buffer> {
  yield* jsonEntry(HEAD, {
    format: FORMAT,
    migration: await lastMigration(connection),
    createdAt: new Date().toISOString(),
  });
  const manifest: Manifest = { tables: [], blobs: [], counters: await counters(connection) };
  for (const table of await backupTables(connection)) yield* tableEntries(connection, table, manifest);
  for (const sha256 of await blobsToKeep(connection)) yield* blobEntries(store, sha256, manifest);
  yield* jsonEntry(MANIFEST, manifest);
  yield TAR_END;
  made.manifest = manifest;
}

async function lastMigration(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ number: number }>(
    'select max(number) as number from maintenance.migration',
  );
  return rows[0]!.number;
}

/** A pushed payload lies in its row; everything else is a blob. */
async function blobsToKeep(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ sha256: string }>(
    'select distinct sha256 from history.original where payload is null order by 1',
  );
  return rows.map((row) => row.sha256);
}

async function* tableEntries(connection: Connection, table: BackupTable, manifest: Manifest): AsyncGenerator<Buffer> {
  const copy = connection.query(copyTo(`copy ${quoted(table.name)} (${columnList(table)}) to stdout`));
  const digest = createHash('sha256');
  for await (const entry of parts(`tables/${table.name}`, copy, (chunk) => void digest.update(chunk))) yield entry;
  manifest.tables.push({ ...table, columns: [...table.columns], rows: copy.rowCount, sha256: digest.digest('hex') });
}

async function* blobEntries(store: Store, sha256: string, manifest: Manifest): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let size = 0;
  try {
    yield* parts(`blobs/${sha256}`, store.blobs.open(sha256), (chunk) => {
      digest.update(chunk);
      size += chunk.length;
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new PersonError('backup.blob-missing', { sha256 }, { cause });
  }
  if (digest.digest('hex') !== sha256) throw new PersonError('backup.blob-damaged', { sha256 });
  manifest.blobs.push({ sha256, size });
}

/** A stream of unknown length as entries of known length: `NAME/000000`, `NAME/000001` … */
async function* parts(name: string, stream: Readable, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0;
  const next = (): Buffer[] => {
    const bytes = entry(`${name}/${String(number).padStart(6, '0')}`, waiting, length);
    [waiting, length, number] = [[], 0, number + 1];
    return bytes;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    see(chunk);
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + PART - length);
      waiting.push(piece);
      at += piece.length;
      length += piece.length;
      if (length === PART) yield* next();
    }
  }
  if (length > 0 || number === 0) yield* next();
}

function* jsonEntry(name: string, value: unknown): Generator<Buffer> {
  const bytes = Buffer.from(JSON.stringify(value));
  yield* entry(name, [bytes], bytes.length);
}

function entry(name: string, bytes: readonly Buffer[], length: number): Buffer[] {
  return [tarHeader(name, length), ...bytes, tarPadding(length)].filter((each) => each.length > 0);
}
