import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PersonError } from '../../contract/person-error.ts';
import { makeFolder } from '../make-folder.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type ClusterFiles, clusterFiles, failure, initialise, refuseOtherMajor, SUPERUSER } from './initialise.ts';
import { runningOn, SIGNALS, stopPostmaster } from './postmaster.ts';
import { accountFor, chooseRunner, type Runner } from './runner.ts';
import { Session } from './session.ts';
import { settingsFor } from './tuning.ts';

export interface ClusterRequest {
  /** The data directory; made if it is not there. */
  readonly data: string;
  /** Set by `rapport start`: how it names itself to those who come later. */
  readonly server?: { readonly name: string };
  /** A cluster of the tests: fast instead of durable. */
  readonly isThrowAway?: boolean;
  /** Told once for each reason to wait: a code of messages/. */
  readonly onWait?: (code: string) => void;
  /** Told when PostgreSQL ended without being asked to; it is started again. */
  readonly onRestart?: () => void;
}

/** The embedded PostgreSQL of a data directory, ours or another process's. */
export interface Cluster {
  readonly connection: pg.ClientConfig;
  readonly isOwner: boolean;
  /** Lets go; the owner waits up to `patience` milliseconds for others who work on it, then stops it. */
  close(patience?: number): Promise<void>;
}

const DATABASE = 'rapport';
const START_PATIENCE = 120_000;
const COMMAND_PATIENCE = 60_000;
const OWNERLESS_PATIENCE = 3_000;

/**
 * Opens the cluster of a data directory: starts it, or joins the one that runs. What a crash left
 * is waited for or cleared away; nobody needs to lend a hand.
 *
 * @throws {PersonError} `start.already-running` for a second server; `start.busy` when a command
 *   works on it for longer than a server waits; `database.…` when it cannot be started.
 */
export async function openCluster(request: ClusterRequest): Promise<Cluster> {
  const place = preparePlace(request.data);
  const asked = { ...request, onWait: once(request.onWait) };
  for (const started = Date.now(); Date.now() - started < START_PATIENCE;) {
    const opened = runningOn(place.files.data) ? await joinRunning(place, asked) : await startOwn(place, asked);
    if (opened) return opened;
    await sleep(30);
  }
  throw new PersonError('database.no-start', { log: place.log });
}

function once(tell: (code: string) => void = () => undefined): (code: string) => void {
  const told = new Set<string>();
  return (code) => {
    if (!told.has(code)) tell(code);
    told.add(code);
  };
}

interface Place {
  readonly data: string;
  readonly files: ClusterFiles;
  readonly links: string;
  readonly log: string;
}

function preparePlace(data: string): Place {
  try {
    // Run by root, PostgreSQL is another user, who must be able to walk through.
    makeFolder(resolve(data), process.getuid?.() === 0 ? 0o711 : 0o700);
    const real = realpathSync(data);
    return { data: real, files: clusterFiles(real), links: join(real, 'lib'), log: join(real, 'postgres.log') };
  } catch (error) {
    throw placeError(data, error);
  }
}

function placeError(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new PersonError('database.disk-full', { detail: path }, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code))
    return new PersonError('database.no-permission', { detail: path }, { cause: error });
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new PersonError('database.not-a-folder', { path }, { cause: error });
  return error;
}

// — joining one that runs

async function joinRunning(place: Place, request: ClusterRequest): Promise<Cluster | null> {
  const connection = connectionTo(place);
  const session = connection && (await openSession(connection, nameOf(request)));
  if (!connection || !session) return patiently(request);
  try {
    const owner = await ownerOf(session);
    if (owner === null) return await clearAway(place, session);
    if (request.server) return await waitForCommand(session, owner, request);
    await session.share('guest');
    return { connection, isOwner: false, close: () => session.close() };
  } catch (error) {
    await session.close();
    if (error instanceof PersonError) throw error;
    return null;
  }
}

function patiently(request: ClusterRequest): null {
  request.onWait?.('database.waiting');
  return null;
}

/** An owner takes its lock right after its cluster is up; only one that stays without is left behind. */
async function ownerOf(session: Session): Promise<string | null> {
  for (const end = Date.now() + OWNERLESS_PATIENCE; Date.now() < end; await sleep(50)) {
    const owner = await session.holderOf('owner');
    if (owner !== null) return owner;
  }
  return null;
}

async function clearAway(place: Place, session: Session): Promise<null> {
  await session.close();
  const left = runningOn(place.files.data);
  if (left) await stopPostmaster(left.pid, place.files.data);
  return null;
}

async function waitForCommand(session: Session, owner: string, request: ClusterRequest): Promise<null> {
  try {
    for (const end = Date.now() + COMMAND_PATIENCE; Date.now() < end; await sleep(50)) {
      const server = await session.holderOf('server');
      if (server !== null) throw new PersonError('start.already-running', { address: server });
      if ((await session.holderOf('owner')) === null) return null;
      request.onWait?.('start.waiting-for-command');
    }
  } finally {
    await session.close();
  }
  throw new PersonError('start.busy', { command: owner });
}

// — starting our own

async function startOwn(place: Place, request: ClusterRequest): Promise<Cluster | null> {
  try {
    return await startHere(place, request);
  } catch (error) {
    throw placeError(place.data, error);
  }
}

async function startHere(place: Place, request: ClusterRequest): Promise<Cluster | null> {
  const binaries = findBinaries(place.links);
  const account = accountFor(existsSync(place.files.data) ? place.files.data : null);
  const runner = chooseRunner(account, [binaries.postgres, join(binaries.folder, 'share'), place.data]);
  if (!existsSync(place.files.folder)) await initialise(place.files, binaries, runner, request.isThrowAway === true);
  refuseOtherMajor(place.files);
  const socketFolder = makeSocketFolder(place.data, runner);
  const start = (): Started =>
    spawnPostgres(place, binaries, runner, settingsFor(socketFolder, { isThrowAway: request.isThrowAway === true }));
  const own = new OwnCluster(place, connectionAt(place, socketFolder), start, request);
  return (await own.begin()) ? own : null;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  hasEnded: boolean;
  /** What it wrote since. */
  said(): string;
}

class OwnCluster implements Cluster {
  readonly isOwner = true;
  readonly connection: pg.ClientConfig;
  readonly #place: Place;
  readonly #start: () => Started;
  readonly #request: ClusterRequest;
  #running: Started;
  #session: Session | undefined;
  #isClosing = false;

  constructor(place: Place, connection: pg.ClientConfig, start: () => Started, request: ClusterRequest) {
    this.#place = place;
    this.connection = connection;
    this.#start = start;
    this.#request = request;
    this.#running = start();
  }

  /** False when another process was quicker. */
  async begin(): Promise<boolean> {
    if (!(await this.#isReady())) return false;
    this.#session = await Session.open({ ...this.connection, application_name: nameOf(this.#request) });
    await this.#session.take('owner');
    if (this.#request.server) await this.#session.take('server');
    this.#watch();
    return true;
  }

  async close(patience = 600_000): Promise<void> {
    if (this.#isClosing) return await this.#running.ended;
    await this.#waitForGuests(patience);
    this.#isClosing = true;
    await this.#session?.close();
    await stopChild(this.#running);
    rmSync(String(this.connection.host), { recursive: true, force: true });
  }

  async #isReady(): Promise<boolean> {
    while (!this.#running.hasEnded) {
      // Another process may have been quicker; ours ends in a moment then.
      const isOurs = runningOn(this.#place.files.data)?.pid === this.#running.child.pid;
      const state = isOurs ? await probe(this.connection) : 'not-yet';
      if (state === 'ready') return true;
      if (state === 'no-database') await createDatabase(this.connection);
      else await sleep(20);
    }
    const said = this.#running.said();
    if (/lock file .* already exists|pre-existing shared memory block/i.test(said)) return false;
    throw failure(said);
  }

  /** Who works on it holds a lock that we then get alone; who comes now waits, finds us gone, and starts its own. */
  async #waitForGuests(patience: number): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
      const isAlone = await this.#session?.take('guest').catch(() => true);
      if (isAlone !== false) return;
      this.#request.onWait?.('database.waiting-for-guests');
    }
  }

  /** A postmaster that the system killed is started again; whoever was connected connects again. */
  #watch(): void {
    void this.#running.ended.then(async () => {
      if (this.#isClosing) return;
      this.#request.onRestart?.();
      await sleep(200);
      if (this.#isClosing) return;
      const place = this.#place.files.data;
      const left = runningOn(place);
      if (left) await stopPostmaster(left.pid, place);
      this.#running = this.#start();
      this.#watch();
    });
  }
}

async function stopChild(running: Started): Promise<void> {
  for (const [signal, patience] of SIGNALS) {
    if (running.hasEnded) return;
    running.child.kill(signal);
    const timer = new AbortController();
    await Promise.race([running.ended, sleep(patience, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

/**
 * In a session of its own, or Ctrl-C would reach PostgreSQL before we have let go of it; its log goes
 * to a file, because a pipe would break with us.
 */
function spawnPostgres(place: Place, binaries: Binaries, runner: Runner, settings: Record<string, string>): Started {
  const { log, start } = openLog(place.log);
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options } = runner.wrap(binaries.postgres, ['-D', place.files.data, ...set]);
  const child = spawn(file, args, {
    ...options,
    cwd: '/',
    env: binaries.environment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const started: Started = {
    child,
    hasEnded: false,
    ended: new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    }).then(() => void (started.hasEnded = true)),
    said: () => readFileSync(place.log).subarray(start).toString(),
  };
  return started;
}

const LONGEST_LOG = 5 * 1024 * 1024;

function openLog(path: string): { log: number; start: number } {
  const log = openSync(path, 'a', 0o600);
  if (fstatSync(log).size > LONGEST_LOG) ftruncateSync(log);
  return { log, start: fstatSync(log).size };
}

/** Short, because a socket's path holds 107 bytes; the same each time, so that nothing piles up. */
function makeSocketFolder(data: string, runner: Runner): string {
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir();
  const uid = runner.owner?.uid ?? process.getuid?.() ?? 0;
  const name = createHash('sha256').update(`${uid} ${data}`).digest('hex').slice(0, 16);
  const path = ownFolder(join(base, `rapport-${name}`), runner, uid) ?? mkdtempSync(join(base, 'rapport-'));
  if (runner.owner) chownSync(path, runner.owner.uid, runner.owner.gid);
  return path;
}

/** Null when somebody else made a folder of that name. */
function ownFolder(path: string, runner: Runner, uid: number): string | null {
  try {
    mkdirSync(path, { mode: 0o700 });
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = lstatSync(path);
    const isOurs =
      found.isDirectory() &&
      (found.uid === uid || (runner.owner !== null && found.uid === 0)) &&
      (found.mode & 0o77) === 0;
    return isOurs ? path : null;
  }
}

// — connections

function connectionTo(place: Place): pg.ClientConfig | null {
  const socketFolder = runningOn(place.files.data)?.socketFolder;
  return socketFolder ? connectionAt(place, socketFolder) : null;
}

function connectionAt(place: Place, socketFolder: string): pg.ClientConfig {
  return {
    host: socketFolder,
    port: 5432,
    user: SUPERUSER,
    password: readFileSync(place.files.password, 'utf8'),
    database: DATABASE,
  };
}

function nameOf(request: ClusterRequest): string {
  return request.server?.name ?? 'rapport';
}

/** Null while it starts or stops. */
async function openSession(connection: pg.ClientConfig, name: string): Promise<Session | null> {
  return await Session.open({ ...connection, application_name: name }).catch(() => null);
}

async function probe(connection: pg.ClientConfig): Promise<'ready' | 'not-yet' | 'no-database'> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === '3D000' ? 'no-database' : 'not-yet';
  }
}

async function createDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
