import { execFileSync, type SpawnOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PersonError } from '../../contract/person-error.ts';

/** How a program of PostgreSQL is started here: as whom, and through what. */
export interface Runner {
  /** Who owns the files of the cluster; null: we do. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  wrap(file: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to an account that exists everywhere.
 * `setpriv --pdeathsig` makes the kernel stop it when we are killed without a chance to.
 *
 * `mustReach` are the paths that it has to read. Where they lie behind folders that others may not
 * enter (root's home is 0700), it gets the one capability to pass them; initdb and postgres ask
 * access(2) about themselves, which forgets capabilities unless the set-uid fix-up is off.
 * Tried on Linux 6.18 with a clone and its data under /root.
 *
 * @throws {PersonError} `database.unreachable-folder` when neither is possible.
 */
export function chooseRunner(account: Account | null, mustReach: readonly string[]): Runner {
  const setpriv = process.platform === 'linux' && hasSetpriv();
  if (!account) return plainRunner(setpriv);
  const hidden = mustReach.find((path) => !othersCanReach(path));
  if (!hidden) return setpriv ? accountRunner(account, []) : spawnRunner(account);
  if (!setpriv || !canPassOn()) throw new PersonError('database.unreachable-folder', { path: hidden });
  return accountRunner(account, CAPABILITY);
}

const CAPABILITY = [
  '--inh-caps=-all,+dac_read_search',
  '--ambient-caps=-all,+dac_read_search',
  '--bounding-set=-all,+dac_read_search',
  '--securebits=+no_setuid_fixup',
];

function plainRunner(setpriv: boolean): Runner {
  return {
    owner: null,
    wrap: (file, args) =>
      setpriv
        ? { file: 'setpriv', args: ['--pdeathsig', 'INT', '--', file, ...args], options: {} }
        : { file, args: [...args], options: {} },
  };
}

function accountRunner(account: Account, capability: readonly string[]): Runner {
  const as = ['--pdeathsig', 'INT', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  return {
    owner: account,
    wrap: (file, args) => ({ file: 'setpriv', args: [...as, ...capability, '--', file, ...args], options: {} }),
  };
}

function spawnRunner(account: Account): Runner {
  return { owner: account, wrap: (file, args) => ({ file, args: [...args], options: { ...account } }) };
}

/** Whom root lets run it: who owns the cluster already, else `postgres`, else `nobody`; null for all but root. */
export function accountFor(existing: string | null): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existing) {
    const { uid, gid } = statSync(existing);
    if (uid !== 0) return { uid, gid };
  }
  const account = namedAccount('postgres') ?? namedAccount('nobody');
  if (!account) throw new PersonError('database.no-account');
  return account;
}

function namedAccount(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function hasSetpriv(): boolean {
  try {
    return execFileSync('setpriv', ['--help'], { stdio: ['ignore', 'pipe', 'ignore'] }).includes('--pdeathsig');
  } catch {
    return false;
  }
}

/** Every folder on the way may be entered, and a file read, by anyone. */
function othersCanReach(path: string): boolean {
  const itself = statSync(path);
  if ((itself.mode & (itself.isDirectory() ? 0o1 : 0o4)) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

const CAP_DAC_READ_SEARCH = 2n;
const CAP_SETPCAP = 8n;

function canPassOn(): boolean {
  const mask = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const has = (bit: bigint): boolean => ((BigInt(`0x${mask}`) >> bit) & 1n) === 1n;
  return has(CAP_DAC_READ_SEARCH) && has(CAP_SETPCAP);
}
