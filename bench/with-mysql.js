import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs `work` with an empty MariaDB of its own, on a socket in `folder`. */
export async function withMysql(server, folder, work) {
  mkdirSync(folder, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? ['--user=mysql'] : [];
  if (isRoot) {
    execFileSync('chmod', ['755', dirname(folder)]);
    execFileSync('chown', ['-R', 'mysql', folder]);
  }
  execFileSync(
    'mariadb-install-db',
    [`--datadir=${folder}/data`, '--auth-root-authentication-method=normal', ...user],
    { stdio: 'ignore' },
  );
  const socket = `${folder}/s`;
  const child = spawn(
    server,
    [`--datadir=${folder}/data`, `--socket=${socket}`, '--skip-networking', '--innodb-buffer-pool-size=1G', ...user],
    { stdio: 'ignore' },
  );
  try {
    for (let tries = 0; ; tries++) {
      try {
        execFileSync(
          'mariadb',
          ['-u', 'root', `--socket=${socket}`, '-e', 'create database if not exists bench character set utf8mb4'],
          { stdio: 'ignore' },
        );
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await pause(200);
      }
    }
    return await work(`mysql+pymysql://root@localhost/bench?unix_socket=${socket}&charset=utf8mb4`);
  } finally {
    child.kill('SIGTERM');
    await new Promise((done) => child.on('close', done));
  }
}
