// npm run bench:import [rows]: the import of a legacy table, beside the bare COPY of the same rows and
// the script that people write today, all in one run on one machine. Read the ratios, not the seconds.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLegacyCsv } from './make-legacy-csv.js';

const rows = Number(process.argv[2] ?? 1_000_000);
const rapport = new URL('../bin/rapport.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const csv = join(folder, 'legacy.csv');
const data = join(folder, 'data');

try {
  const { distinct } = await makeLegacyCsv(csv, rows);
  console.log(`${rows} rows (${distinct} distinct), ${(statSync(csv).size / 1e6).toFixed(0)} MB`);
  execFileSync(process.execPath, [rapport, 'imports', '--json', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

  const imported = await timed(process.execPath, [rapport, 'import', csv, '--json', '--zone', 'UTC', '--data', data]);
  const report = JSON.parse(imported.stdout);
  console.log(
    `rapport import       ${seconds(imported)}  peak ${(imported.peak / 1e6).toFixed(0)} MB  ${imported.stdout.trim()}`,
  );

  const bare = await bareCopy();
  console.log(`bare COPY + indexes  ${bare.toFixed(1)} s`);
  console.log(`  ratio ${(imported.seconds / bare).toFixed(2)} (target: at most 3)`);

  const script = await pandasToMysql();
  if (script === null)
    console.log('pandas → MySQL       not measured: python3-pandas and a MySQL/MariaDB are not installed');
  else {
    console.log(`pandas → MySQL       ${script.toFixed(1)} s`);
    console.log(`  ratio ${(imported.seconds / script).toFixed(2)} (target: at most 0.5)`);
  }
  if (report.stored !== distinct) throw new Error(`${report.stored} stored, but ${distinct} are distinct`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function seconds(run) {
  return `${run.seconds.toFixed(1)} s`;
}

/** Runs a command; its wall time, its output, and the most memory it held (VmHWM). */
async function timed(command, args) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentBytes(child.pid))), 50);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, stdout, peak };
}

function residentBytes(pid) {
  const status = spawnSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }).stdout;
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

/** The very rows that the import left, by COPY into tables without indexes, then the same indexes. */
async function bareCopy() {
  const { openStore } = await import('../dist/store/open-store.js');
  const store = await openStore({ data });
  try {
    const { bareCopySeconds } = await import('./bare-copy.js');
    return await bareCopySeconds(store, folder);
  } finally {
    await store.close();
  }
}

async function pandasToMysql() {
  const server = ['/usr/sbin/mariadbd', '/usr/sbin/mysqld'].find(existsSync);
  const python = ['/usr/bin/python3'].find(existsSync);
  const hasPandas = python && spawnSync(python, ['-c', 'import pandas, sqlalchemy, pymysql']).status === 0;
  if (!server || !hasPandas) return null;
  const { withMysql } = await import('./with-mysql.js');
  return await withMysql(server, join(folder, 'mysql'), (url) =>
    Number(
      execFileSync(python, [new URL('./pandas_to_mysql.py', import.meta.url).pathname, csv, url], { encoding: 'utf8' }),
    ),
  );
}
