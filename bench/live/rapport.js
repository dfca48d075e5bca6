/* global fetch */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/rapport.js', import.meta.url));
const PASSWORD = 'a bench has no secrets';

/** The built product, started as people start it, with an owner and a token. */
export async function startRapport({ data, port, profile }) {
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir=/tmp'] : [];
  const child = spawn(process.execPath, [...flags, BIN, 'start', '--port', String(port), '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    return await moveIn(child, ended, { data, port });
  } catch (error) {
    child.kill('SIGTERM');
    await ended;
    throw error;
  }
}

async function moveIn(child, ended, { data, port }) {
  const link = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /set-up\?token=(\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    void ended.then(() => reject(new Error(`rapport ended: ${said}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  const ask = async (path, init = {}) => {
    const response = await fetch(`${url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const post = (path, body, headers) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const session = await post('/api/v1/set-up', { token: link, name: 'Olga', password: PASSWORD });
  const cookie = session.headers.get('set-cookie').split(';')[0];
  const { token } = await (await post('/api/v1/tokens', { name: 'bench' }, { cookie })).json();
  const headers = { authorization: `Bearer ${token}` };
  const text = async (path) => await (await ask(path, { headers })).text();
  return {
    url,
    cookie,
    headers,
    address: { host: '127.0.0.1', port },
    pid: child.pid,
    postmaster: Number(readFileSync(join(data, 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
    get: async (path) => JSON.parse(await text(path)),
    /** Seconds of processor time of the server's process. */
    cpu: () => {
      const [, rest] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
      const [user, system] = rest.split(' ').slice(11, 13).map(Number);
      return (user + system) / 100;
    },
    metrics: async () => {
      const lines = (await text('/metrics')).split('\n');
      return (name, label = '') =>
        sayHistogram(
          lines.filter((line) => line.includes(label)),
          `rapport_${name}_seconds`,
        );
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Counts of all labels together, and between which bounds the quantiles lie. */
function sayHistogram(lines, name) {
  const buckets = new Map();
  let [count, sum] = [0, 0];
  for (const line of lines) {
    const value = Number(line.slice(line.lastIndexOf(' ') + 1));
    const bound = new RegExp(`^${name}_bucket\\{(?:.*,)?le="([^"]+)"`).exec(line)?.[1];
    if (bound) buckets.set(bound, (buckets.get(bound) ?? 0) + value);
    if (line.startsWith(`${name}_count`)) count += value;
    if (line.startsWith(`${name}_sum`)) sum += value;
  }
  const within = (q) => [...buckets].find(([, n]) => n >= q * count)?.[0];
  return `${name} n=${count} mean ${((sum / count) * 1000).toFixed(0)} ms, p50 ≤ ${within(0.5)} s, p99 ≤ ${within(0.99)} s`;
}
