import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { PersonError } from '../../contract/person-error.ts';
import { type Connection, type Database, inTransaction } from '../database.ts';
import type { KeptBlob } from '../blobs.ts';
import type { Store } from '../store.ts';
import {
  type BackupReport,
  FORMAT,
  HEAD,
  type Head,
  headSchema,
  MANIFEST,
  type Manifest,
  manifestSchema,
  PART,
} from './manifest.ts';
import { backupTables, columnList, quoted } from './tables.ts';
import { type TarEntry, tarEntries } from './tar.ts';

export interface CheckedBackup {
  readonly file: string;
  readonly head: Head;
  readonly manifest: Manifest;
}

/** A manifest names every original; a hundred bytes each. */
const LARGEST_ENTRY = 1024 * 1024 * 1024;

/**
 * Reads a whole backup and compares every byte with its manifest, before anything is touched.
 *
 * @throws {PersonError} `restore.not-a-backup`, `restore.damaged`, `restore.newer`
 */
export async function checkBackup(file: string, knownMigration: number): Promise<CheckedBackup> {
  await stat(file);
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  const seen = new Digests();
  try {
    for await (const { name, bytes } of entriesOf(file)) {
      head ??= headOf(name, bytes, file, knownMigration);
      if (name === MANIFEST) manifest = manifestSchema.parse(JSON.parse(bytes.toString()));
      else seen.add(name, bytes);
    }
  } catch (error) {
    throw head || error instanceof PersonError
      ? damaged(file, error)
      : new PersonError('restore.not-a-backup', { file }, { cause: error });
  }
  if (!head) throw new PersonError('restore.not-a-backup', { file });
  if (!manifest || !seen.match(manifest)) throw damaged(file, null);
  return { file, head, manifest };
}

function entriesOf(file: string): AsyncGenerator<TarEntry> {
  const packed = createReadStream(file);
  const plain = createGunzip();
  packed.on('error', (error) => plain.destroy(error));
  plain.on('close', () => packed.destroy());
  return tarEntries(packed.pipe(plain), LARGEST_ENTRY);
}

function headOf(name: string, bytes: Buffer, file: string, knownMigration: number): Head {
  if (name !== HEAD) throw new PersonError('restore.not-a-backup', { file });
  const head = headSchema.parse(JSON.parse(bytes.toString()));
  if (head.format > FORMAT || head.migration > knownMigration) {
    throw new PersonError('restore.newer', { file, found: String(head.migration), known: String(knownMigration) });
  }
  return head;
}

function damaged(file: string, cause: unknown): PersonError {
  if (cause instanceof PersonError) return cause;
  const detail = cause instanceof Error ? cause.message : 'manifest';
  return new PersonError('restore.damaged', { file, detail }, { cause });
}

/** Digests of what came, by table and by original. */
class Digests {
  readonly #hashes = new Map<string, Hash>();

  add(name: string, bytes: Buffer): void {
    const thing = thingOf(name);
    const hash = this.#hashes.get(thing) ?? createHash('sha256');
    this.#hashes.set(thing, hash.update(bytes));
  }

  match({ tables, blobs }: Manifest): boolean {
    const wanted = [
      ...tables.map((table) => [`tables/${table.name}`, table.sha256] as const),
      ...blobs.map(({ sha256 }) => [`blobs/${sha256}`, sha256] as const),
    ];
    return wanted.every(([thing, sha256]) => this.#hashes.get(thing)?.digest('hex') === sha256);
  }
}

/** `tables/history.import/000001` → `tables/history.import` */
function thingOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}

/**
 * Fills an empty history from a checked backup, all in one transaction.
 *
 * @throws {PersonError} `restore.not-empty`
 */
export async function restore(store: Store, { file, manifest }: CheckedBackup): Promise<BackupReport> {
  const started = Date.now();
  await refuseIfUsed(store.database);
  await inTransaction(store.database, async (connection) => {
    await empty(connection);
    await fill(store, connection, file, manifest);
    await setCounters(connection, manifest.counters);
  });
  await store.database.query('analyze');
  return {
    file,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    originals: manifest.blobs.length,
    bytes: (await stat(file)).size,
    seconds: (Date.now() - started) / 1000,
  };
}

async function refuseIfUsed(database: Database): Promise<void> {
  const { rows } = await database.query<{ used: boolean }>(
    'select exists (select 1 from history.import) or exists (select 1 from access.person) as used',
  );
  if (rows[0]?.used) throw new PersonError('restore.not-empty');
}

async function empty(connection: Connection): Promise<void> {
  const tables = await backupTables(connection);
  await connection.query(`truncate ${tables.map((table) => quoted(table.name)).join(', ')} restart identity cascade`);
}

async function fill(store: Store, connection: Connection, file: string, manifest: Manifest): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [`tables/${table.name}`, table]));
  let open: Target | undefined;
  for await (const { name, bytes } of entriesOf(file)) {
    if (name === HEAD || name === MANIFEST) continue;
    const thing = thingOf(name);
    if (open?.thing !== thing) {
      await open?.end();
      const table = tables.get(thing);
      open = table ? tableTarget(thing, connection, table) : blobTarget(thing, store);
    }
    await open.write(bytes);
  }
  await open?.end();
}

interface Target {
  readonly thing: string;
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

function tableTarget(thing: string, connection: Connection, table: Manifest['tables'][number]): Target {
  const copy = connection.query(copyFrom(`copy ${quoted(table.name)} (${columnList(table)}) from stdin`));
  const done = settled(finished(copy));
  return { thing, write: (bytes) => written(copy, bytes, done), end: () => ended(copy, done) };
}

function blobTarget(thing: string, store: Store): Target {
  const bytes = new PassThrough({ highWaterMark: PART });
  const wanted = thing.slice('blobs/'.length);
  const done = settled(store.blobs.keep(bytes).then((kept) => refuseOther(kept, wanted)));
  return { thing, write: (chunk) => written(bytes, chunk, done), end: () => ended(bytes, done) };
}

function refuseOther(kept: KeptBlob, wanted: string): void {
  if (kept.sha256 !== wanted) throw new PersonError('restore.damaged', { file: wanted, detail: kept.sha256 });
}

/** An outcome that may be asked for later; until then a failure is not "unhandled". */
function settled(work: Promise<unknown>): Promise<Error | null> {
  return work.then(
    () => null,
    (error: Error) => error,
  );
}

async function written(stream: Writable, bytes: Buffer, done: Promise<Error | null>): Promise<void> {
  if (stream.write(bytes)) return;
  const drained = new Promise<null>((resolve) => stream.once('drain', () => resolve(null)));
  const error = await Promise.race([drained, done]);
  if (error) throw error;
}

async function ended(stream: Writable, done: Promise<Error | null>): Promise<void> {
  stream.end();
  const error = await done;
  if (error) throw error;
}

async function setCounters(connection: Connection, counters: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, last] of Object.entries(counters)) {
    await connection.query('select setval(to_regclass($1::text), $2)', [quoted(name), last]);
  }
}
