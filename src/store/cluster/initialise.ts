import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PersonError } from '../../contract/person-error.ts';
import { type Binaries, MAJOR_VERSION } from './binaries.ts';
import type { Runner } from './runner.ts';

/** Where a cluster's files lie. The folder appears whole, by one rename, so a crash leaves no half of it. */
export interface ClusterFiles {
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly password: string;
}

export const SUPERUSER = 'rapport';

export function clusterFiles(data: string): ClusterFiles {
  const folder = join(data, 'cluster');
  return { folder, data: join(folder, 'data'), password: join(folder, 'password') };
}

/**
 * Refuses a cluster that another major version of PostgreSQL has written.
 *
 * @throws {PersonError} `database.newer-postgres`, `database.older-postgres`
 */
export function refuseOtherMajor(files: ClusterFiles): void {
  const found = readFileSync(join(files.data, 'PG_VERSION'), 'utf8').trim();
  if (found === String(MAJOR_VERSION)) return;
  const code = Number(found) > MAJOR_VERSION ? 'database.newer-postgres' : 'database.older-postgres';
  throw new PersonError(code, { found, known: String(MAJOR_VERSION) });
}

/**
 * Makes an empty cluster: UTF-8 with the built-in C.UTF-8 locale, whatever LANG says (without one
 * initdb takes SQL_ASCII; `--no-locale` loses Chinese in pg_trgm), checksums, a password.
 * Two processes at once: the one that comes second finds the other's.
 *
 * @throws {PersonError} `database.disk-full`, `database.init-failed`
 */
export async function initialise(
  files: ClusterFiles,
  binaries: Binaries,
  runner: Runner,
  isThrowAway: boolean,
): Promise<void> {
  removeDebris(files);
  const fresh = `${files.folder}-new-${randomBytes(4).toString('hex')}`;
  const made = { folder: fresh, data: join(fresh, 'data'), password: join(fresh, 'password') };
  try {
    prepare(made, runner);
    await runInitdb(made, binaries, runner, isThrowAway);
    renameSync(fresh, files.folder);
  } catch (error) {
    if (!existsSync(files.folder)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function prepare(files: ClusterFiles, runner: Runner): void {
  mkdirSync(files.folder);
  mkdirSync(files.data, { mode: 0o700 });
  writeFileSync(files.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(files.folder, runner.owner ? 0o711 : 0o700);
  if (!runner.owner) return;
  const { uid, gid } = runner.owner;
  for (const path of [files.data, files.password]) chownSync(path, uid, gid);
}

async function runInitdb(files: ClusterFiles, binaries: Binaries, runner: Runner, isThrowAway: boolean): Promise<void> {
  const { code, said } = await run(binaries, runner, [
    `--pgdata=${files.data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${files.password}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--auth=scram-sha-256',
    ...(isThrowAway ? ['--no-sync'] : []),
  ]);
  if (code !== 0) throw failure(said);
}

async function run(
  binaries: Binaries,
  runner: Runner,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const { file, args: wrapped, options } = runner.wrap(binaries.initdb, args);
  const child = spawn(file, wrapped, {
    ...options,
    cwd: '/',
    env: binaries.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, said };
}

/** The sentence for what PostgreSQL's programs wrote when they failed. */
export function failure(said: string): PersonError {
  const lines = said.split('\n').filter((line) => /error|fatal|panic|could not|cannot/i.test(line));
  const detail = (lines.at(0) ?? said.trim().split('\n').at(-1) ?? '').trim();
  if (/No space left on device|Disk quota exceeded/i.test(said))
    return new PersonError('database.disk-full', { detail });
  if (/Read-only file system|Permission denied/i.test(said))
    return new PersonError('database.no-permission', { detail });
  return new PersonError('database.init-failed', { detail });
}

const OLD_DEBRIS = 10 * 60_000;

/** What an initdb that was killed left behind; a young one may still be at work. */
function removeDebris(files: ClusterFiles): void {
  const parent = join(files.folder, '..');
  for (const name of readdirSync(parent).filter((each) => each.startsWith('cluster-new-'))) {
    const path = join(parent, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > OLD_DEBRIS) rmSync(path, { recursive: true, force: true });
  }
}
