import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line that runs; its environment is nearly empty, as a service's is. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  /** Waits until standard output has said this. */
  says(part: string): Promise<void>;
}

export interface Surroundings {
  readonly data: string;
  readonly env?: Record<string, string>;
  /** Run as this user (by root only). */
  readonly user?: string;
}

export function launch(args: readonly string[], { data, env = {}, user }: Surroundings): Running {
  const node = [process.execPath, join(ROOT, 'bin/rapport.js'), ...args];
  const [file, ...rest] = user
    ? ['setpriv', `--reuid=${user}`, '--regid=nogroup', '--clear-groups', '--', ...node]
    : node;
  const options: SpawnOptions = {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, RAPPORT_DATA: data, ...env },
  };
  return watched(spawn(file!, rest, options));
}

export async function rapport(args: readonly string[], where: Surroundings): Promise<Outcome> {
  return await launch(args, where).ended;
}

function watched(child: ChildProcess): Running {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Outcome>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return {
    child,
    ended,
    says: (part) =>
      new Promise((resolve, reject) => {
        const look = (): void => (stdout.includes(part) ? resolve() : undefined);
        child.stdout!.on('data', look);
        void ended.then(() => reject(new Error(`It ended without saying "${part}": ${stderr}`)));
        look();
      }),
  };
}
