import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';

/** Runs `work` with a Debian PostgreSQL 15 of its own. Not there: a failure in CI, else said and left out. */
export function withPostgres15(work) {
  if (!existsSync(join(BIN, 'postgres'))) {
    console.log(`Left out: PostgreSQL 15 is not installed in ${BIN} (apt-get install postgresql-15).`);
    return process.env.CI ? { passed: 0, failed: 1 } : { passed: 0, failed: 0 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'rapport-pg15-'));
  const isRoot = process.getuid?.() === 0;
  const run = (program, ...args) =>
    isRoot
      ? execFileSync(
          'setpriv',
          ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(BIN, program), ...args],
          { cwd: '/', stdio: 'ignore' },
        )
      : execFileSync(join(BIN, program), args, { stdio: 'ignore' });
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  try {
    run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
    const port = started((on) => {
      const options = `-p ${on} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200`;
      run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', '-t', '120', 'start');
    });
    try {
      return work(`postgres://postgres@127.0.0.1:${port}/postgres`);
    } finally {
      run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts on a port below those that the system hands out; the next one, where it is taken. */
function started(start) {
  const first = 20_000 + (process.pid % 12_000);
  for (let port = first; ; port++) {
    try {
      start(port);
      return port;
    } catch (error) {
      if (port === first + 5) throw error;
    }
  }
}
