import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, rapport as run, ROOT } from '../../src/cli/testing/rapport.ts';
import { processesOn } from '../../src/store/testing/place.ts';

/** The built product as a child process, on a data directory of its own. */
export interface Product {
  readonly address: string;
  readonly data: string;
  /** Null when an owner exists already. */
  readonly setUpLink: string | null;
  stop(): Promise<void>;
}

export const OWNER = { name: 'Ada Lindgren', password: 'a long enough password' };

export async function startProduct(): Promise<Product> {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'rapport 浏览器-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let said = '';
  const running = launch(['start', '--port', String(port)], { data });
  running.child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await running.says('/set-up?token=');
  return {
    address,
    data,
    setUpLink: /http\S+\/set-up\?token=[\w-]+/.exec(said)?.[0] ?? null,
    stop: async () => {
      running.child.kill('SIGTERM');
      const { code, stderr } = await running.ended;
      const left = processesOn(data);
      rmSync(folder, { recursive: true, force: true });
      if (code !== 0 || left.length > 0) throw new Error(`It ended with ${code}, left ${left.join()}: ${stderr}`);
    },
  };
}

/** What the command line prints with --json, beside the running server. */
export async function rapportOn<T>(data: string, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await run([...args, '--json'], { data });
  if (code !== 0) throw new Error(`rapport ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
