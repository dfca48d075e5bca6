import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for data with spaces and Chinese in its path, where (as in root's home) nobody else may look. */
export function makePlace(): { data: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), '数据 place-'));
  return { data: join(folder, 'rapport 数据'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function withPlace<T>(work: (data: string) => Promise<T>): Promise<T> {
  const { data, remove } = makePlace();
  try {
    return await work(data);
  } finally {
    remove();
  }
}

/** The process ids of everything that runs on a data directory. */
export function processesOn(data: string): number[] {
  try {
    const pid = Number(readFileSync(join(data, 'cluster/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return [pid];
  } catch {
    return [];
  }
}
