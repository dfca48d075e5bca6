import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { makePlace, processesOn } from '../store/testing/place.ts';
import { launch, rapport, ROOT, type Running } from './testing/rapport.ts';

let data: string;
let remove: () => void;
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { stdio: 'ignore' });
  ({ data, remove } = makePlace());
}, 120_000);
afterAll(() => remove());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function started(port: number, where = { data }): Promise<Running> {
  const running = launch(['start', '--port', String(port)], where);
  await running.says(`http://127.0.0.1:${port}`);
  return running;
}

const gone = async (): Promise<void> => await expect.poll(() => processesOn(data), { timeout: 60_000 }).toEqual([]);

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: it ends with 0 and no process is left',
  async (signal) => {
    const running = await started(await freePort());
    expect(processesOn(data)).toHaveLength(1);
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(processesOn(data)).toEqual([]);
  },
  120_000,
);

test('the first start prints a set-up link', async () => {
  const running = await started(await freePort());
  await running.says('/set-up?token=');
  running.child.kill('SIGTERM');
  await running.ended;
}, 120_000);

test('what was acknowledged survives kill -9, and nobody has to lend a hand', async () => {
  const name = (number: number): string => `program ${number}`;
  let running = await started(await freePort());
  const acknowledged: string[] = [];
  for (const round of [0, 1]) {
    const token = await rapport(['token', name(round), '--json'], { data });
    expect(token).toMatchObject({ code: 0 });
    acknowledged.push(name(round));
    const postgres = processesOn(data);
    running.child.kill('SIGKILL');
    // The second time everything is killed at once, PostgreSQL too.
    if (round === 1) for (const pid of postgres) process.kill(pid, 'SIGKILL');
    await running.ended;
    if (round === 0) await gone();
    running = await started(await freePort());
  }
  for (const each of acknowledged) expect(await rapport(['token', each], { data })).toMatchObject({ code: 1 });
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
}, 240_000);

/** So many mails, an hour between each and the next. */
function givenMailbox(mails: number): string {
  const path = join(dirname(data), '邮箱.mbox');
  const day = (number: number): string => new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toUTCString();
  const mail = (number: number): string =>
    `From eva@example.com Thu Jan  1 00:00:00 2026\nFrom: eva${number % 50}@example.com\nTo: help@firm.example\n` +
    `Subject: ${number}\nMessage-ID: <${number}@example.com>\nDate: ${day(number)}\n\n你好 ${number}\n\n`;
  writeFileSync(path, Array.from({ length: mails }, (_, number) => mail(number)).join(''));
  return path;
}

test('an import whose process is killed goes on at the next start, and nothing is counted twice', async () => {
  const mails = 6_000;
  const running = launch(['import', givenMailbox(mails)], { data });
  const storedSoFar = async (): Promise<number> => {
    const store = await openStore({ data });
    const { rows } = await store.database.query<{ n: number }>(
      'select coalesce(max(stored), 0)::int as n from history.import',
    );
    await store.close();
    return rows[0]!.n;
  };
  await expect.poll(() => processesOn(data), { timeout: 60_000 }).toHaveLength(1);
  await expect.poll(storedSoFar, { timeout: 90_000, interval: 20 }).toBeGreaterThan(0);
  running.child.kill('SIGKILL');
  await running.ended;
  await gone();
  const server = await started(await freePort());
  const state = async (): Promise<unknown> => JSON.parse((await rapport(['imports', '--json'], { data })).stdout);
  await expect
    .poll(state, { timeout: 150_000, interval: 500 })
    .toMatchObject({ imports: [{ state: 'done', seen: mails, stored: mails, duplicates: 0 }] });
  const { stdout } = await rapport(['ask', 'volume', '--json'], { data });
  expect(JSON.parse(stdout)).toMatchObject({ rows: [{ n: mails }] });
  server.child.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0 });
}, 360_000);

test('a command that is killed in the middle leaves nothing running', async () => {
  const running = launch(['search', '退款'], { data });
  await expect.poll(() => processesOn(data), { timeout: 60_000 }).toHaveLength(1);
  running.child.kill('SIGKILL');
  await gone();
}, 120_000);

test('a second start on the same data says where the first one is', async () => {
  const port = await freePort();
  const running = await started(port);
  const second = await rapport(['start', '--port', String(await freePort())], { data });
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(new RegExp(`^error: .+http://127.0.0.1:${port}\nfix: .+\n$`));
  running.child.kill('SIGTERM');
  await running.ended;
}, 120_000);

test('a port in use: two lines, and no process is left', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await rapport(['start', '--port', String(port)], { data });
  server.close();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: Port \d+ on 127\.0\.0\.1 is in use.+\nfix: .+\n$/);
  expect(processesOn(data)).toEqual([]);
}, 120_000);

test.runIf(process.getuid?.() === 0 && othersMayEnter(ROOT))(
  'it runs as an ordinary user too',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-user-'));
    chmodSync(folder, 0o755);
    chownSync(folder, 65534, 65534);
    const { code, stdout, stderr } = await rapport(['doctor', '--json'], {
      data: join(folder, 'data'),
      user: 'nobody',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    rmSync(folder, { recursive: true, force: true });
  },
  120_000,
);

test('data of a newer version is refused: two lines, and no process is left', async () => {
  const place = makePlace();
  const store = await openStore({ data: place.data });
  await store.database.query("insert into maintenance.migration (number, sha256) values (999999, '')");
  await store.close();
  const { code, stderr } = await rapport(['start', '--port', String(await freePort())], { data: place.data });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: .*newer.+\nfix: .+\n$/);
  expect(processesOn(place.data)).toEqual([]);
  place.remove();
}, 60_000);

test('a folder that may not be written is refused', async () => {
  const { code, stderr } = await rapport(['imports'], { data: '/proc/rapport' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
}, 120_000);

function othersMayEnter(path: string): boolean {
  return (statSync(path).mode & 0o1) !== 0 && (path === dirname(path) || othersMayEnter(dirname(path)));
}
