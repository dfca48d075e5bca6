import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../store/open-store.ts';
import { withDatabase } from '../store/testing/with-database.ts';
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

/** Sends until it is told what became of it, to one server after the other; refusals and silence are no answers. */
async function pushed(ports: readonly number[], token: string, source: string, items: readonly object[]) {
  for (let attempt = 0; ; attempt++) {
    const url = `http://127.0.0.1:${ports[attempt % ports.length]}/api/v1/interactions`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ source, items });
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.status === 200) return (await answer.json()) as { id: string; verdict: string; recordId: string }[];
    if (answer && answer.status < 500) throw new Error(await answer.text());
    await setTimeout(20);
  }
}

test(
  'a server is killed while programs push, and another takes over: nothing is lost or double, and each answer holds',
  () =>
    withDatabase(async (database) => {
      const { host, port, user, password } = database.options;
      const socket = `host=${encodeURIComponent(host ?? '')}&port=${port}`;
      const name = `${user}:${encodeURIComponent(typeof password === 'string' ? password : '')}`;
      const env = { DATABASE_URL: `postgres://${name}@/${database.options.database}?${socket}` };
      const [one, other] = [makePlace(), makePlace()];
      const ports = [await freePort(), await freePort()];
      const start = async (place: typeof one, at: number): Promise<Running> => {
        const running = launch(['start', '--port', String(at)], { data: place.data, env });
        await running.says(`http://127.0.0.1:${at}`);
        return running;
      };
      const first = await start(one, ports[0]!);
      let second: Promise<Running> | null = null;
      const { stdout } = await rapport(['token', 'pushes', '--json'], { data: one.data, env });
      const { token } = JSON.parse(stdout) as { token: string };

      const told = new Map<string, { records: Set<string>; stored: number }>();
      let answers = 0;
      const produce = async (producer: number): Promise<void> => {
        for (let batch = 0; batch < 30; batch++) {
          const items = Array.from({ length: 5 }, (_, i) => ({
            id: `${batch}-${i}`,
            channel: 'chat',
            at: new Date(Date.UTC(2026, 2, 1) + batch * 60_000).toISOString(),
            customer: { kind: 'account', address: `customer ${producer}` },
            text: `${batch} ${i}`,
          }));
          // Each is sent twice at once, as by two programs that do not know of each other.
          const both = [ports, ports.toReversed()].map((order) =>
            pushed(order, token, `source ${producer % 4}-${producer}`, items),
          );
          for (const { id, verdict, recordId } of (await Promise.all(both)).flat()) {
            const name = `${producer} ${id}`;
            const known = told.get(name) ?? { records: new Set(), stored: 0 };
            known.records.add(recordId);
            known.stored += Number(verdict === 'stored');
            told.set(name, known);
          }
          if (++answers !== 60) continue;
          first.child.kill('SIGKILL');
          await first.ended;
          second = start(other, ports[1]!);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, producer) => produce(producer)));

      const expected = 8 * 30 * 5;
      expect(told.size).toBe(expected);
      for (const { records, stored } of told.values()) {
        expect(records.size).toBe(1);
        // None, where the one that was killed had stored it and could not say so any more.
        expect(stored).toBeLessThanOrEqual(1);
      }
      const { rows } = await database.query<{ id: string }>('select record_id::text as id from history.interaction');
      expect(rows.map(({ id }) => id).sort()).toEqual([...told.values()].flatMap(({ records }) => [...records]).sort());
      const last = await second!;
      last.child.kill('SIGTERM');
      expect(await last.ended).toMatchObject({ code: 0 });
      for (const { remove } of [one, other]) remove();
    }),
  240_000,
);

test('a server that is asked to stop answers what it was sent before', async () => {
  const place = makePlace();
  const port = await freePort();
  const running = await started(port, place);
  const { stdout } = await rapport(['token', 'pushes', '--json'], { data: place.data });
  const { token } = JSON.parse(stdout) as { token: string };
  const item = (n: number) => ({
    id: String(n),
    channel: 'chat',
    at: '2026-03-01T09:00:00Z',
    customer: { kind: 'account', address: `customer ${n % 50}` },
    text: String(n),
  });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const push = async (from: number) => {
    const body = JSON.stringify(Array.from({ length: 200 }, (_, i) => item(from + i)));
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/interactions`, { method: 'POST', headers, body });
    return answer.status === 200 ? ((await answer.json()) as object[]).length : 0;
  };
  const pushes = Array.from({ length: 6 }, (_, i) => push(i * 200));
  await Promise.race(pushes);
  running.child.kill('SIGTERM');
  const answered = (await Promise.all(pushes.map((one) => one.catch(() => 0)))).reduce((sum, n) => sum + n, 0);
  expect(answered).toBe(1_200);
  // Their connections are kept open by who pushed; it does not wait for them.
  const late = setTimeout(20_000, 'late', { ref: false });
  expect(await Promise.race([running.ended, late])).toMatchObject({ code: 0 });
  const { stdout: said } = await rapport(['ask', 'volume', '--json'], { data: place.data });
  expect(JSON.parse(said)).toMatchObject({ rows: [{ n: answered }] });
  place.remove();
}, 120_000);

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
