import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A PostgreSQL that runs on a data folder, as its own pid file tells. */
export interface Postmaster {
  readonly pid: number;
  /** Where it listens; null until it does. */
  readonly socketFolder: string | null;
}

const PID_FILE = 'postmaster.pid';

/**
 * Who runs on this data folder; null when nobody does. A pid file that a crash left, whose number
 * now belongs to another program (or to a dead process that nobody reaped), is removed:
 * PostgreSQL itself would take it for alive and refuse to start.
 */
export function runningOn(folder: string): Postmaster | null {
  const lines = readLines(join(folder, PID_FILE));
  if (!lines) return null;
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return null;
  if (!isPostgresOn(pid, folder)) {
    rmSync(join(folder, PID_FILE), { force: true });
    return null;
  }
  return { pid, socketFolder: lines[4] || null };
}

/** Asks it to end now (open transactions are rolled back), harder after a while. */
export async function stopPostmaster(pid: number, folder: string): Promise<void> {
  for (const [signal, patience] of SIGNALS) {
    if (!signalled(pid, signal)) return;
    if (await isGone(pid, folder, patience)) return;
  }
}

/** Fast, immediate, by force; milliseconds to wait for each. The first one writes what is in memory to disk. */
export const SIGNALS = [
  ['SIGINT', 120_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const;

async function isGone(pid: number, folder: string, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (!isPostgresOn(pid, folder)) return true;
    await sleep(20);
  }
  return false;
}

function isPostgresOn(pid: number, folder: string): boolean {
  const command = commandOf(pid);
  return command !== null && command.includes('postgres') && command.includes(folder);
}

/** The command line of a process; null when it is gone, empty for one that only waits to be reaped. */
function commandOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function readLines(path: string): string[] | null {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
