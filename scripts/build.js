// Builds what must be built into dist/: the server and the command line with tsc, the pages with vite.
// `node scripts/build.js [--check]`: --check only says (exit 1) whether something is missing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const STAMP = 'build.json';
const IS_TEST = /\.test\.tsx?$/;

/** The parts, each with what it is made from and what it must leave behind. */
const PARTS = {
  server: {
    from: ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.js'],
    gives: 'cli/main.js',
  },
  web: {
    from: ['web', 'src/contract', 'src/core/basics', 'package-lock.json', 'scripts/build.js'],
    gives: 'web/index.html',
  },
};

/** The names of the parts that are missing or older than their sources. */
export function stale() {
  const built = readStamp();
  return Object.keys(PARTS).filter((part) => exists(part) && !isFresh(part, built[part]));
}

/** Times and sizes first, which is quick; where they differ (a copied tree, a fresh clone) the contents decide. */
function isFresh(part, built) {
  return built !== undefined && (built.look === lookOf(part) || built.hash === hashOf(part));
}

/** Whether dist/ can be run at all, however old. */
export function isRunnable() {
  return existsSync(join(DIST, PARTS.server.gives));
}

function exists(part) {
  return part !== 'web' || existsSync(join(ROOT, 'web/index.html'));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(join(DIST, STAMP), 'utf8'));
  } catch {
    return {};
  }
}

function lookOf(part) {
  const digest = createHash('sha256');
  for (const path of sourcesOf(part)) {
    const { mtimeMs, size } = statSync(path);
    digest.update(`${path}\0${mtimeMs}\0${size}\0`);
  }
  return digest.digest('hex');
}

function hashOf(part) {
  const digest = createHash('sha256');
  for (const path of sourcesOf(part)) {
    digest.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return digest.digest('hex');
}

function sourcesOf(part) {
  return PARTS[part].from.flatMap((each) => filesIn(join(ROOT, each)));
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  return found.isDirectory() ? filesUnder(path) : [path];
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((each) => {
      const path = join(folder, each.name);
      if (each.isDirectory()) return filesUnder(path);
      return IS_TEST.test(each.name) ? [] : [path];
    });
}

/** Builds beside and swaps, so that nobody ever runs half of it. */
function build() {
  const parts = stale();
  if (parts.length === 0) return;
  const fresh = join(ROOT, `dist-new-${process.pid}`);
  const old = join(ROOT, `dist-old-${process.pid}`);
  const stamp = readStamp();
  try {
    mkdirSync(fresh);
    for (const part of parts) {
      stamp[part] = { hash: hashOf(part), look: lookOf(part) };
      (part === 'web' ? buildWeb : buildServer)(fresh);
    }
    keepOthers(parts, fresh);
    writeFileSync(join(fresh, STAMP), JSON.stringify(stamp));
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } finally {
    for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true });
  }
}

function keepOthers(parts, fresh) {
  const isWeb = (name) => name === 'web';
  for (const name of existsSync(DIST) ? readdirSync(DIST) : []) {
    const part = isWeb(name) ? 'web' : 'server';
    if (name !== STAMP && !parts.includes(part)) renameSync(join(DIST, name), join(fresh, name));
  }
}

/** Types are the tests' business; here they are only taken out. */
function buildServer(fresh) {
  const config = join(fresh, 'tsconfig.json');
  const options = { noCheck: true, noEmitOnError: false, rootDir: join(ROOT, 'src'), outDir: fresh };
  const exclude = ['**/*.test.ts', '**/testing/**'].map((each) => join(ROOT, 'src', each));
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: options,
      include: [join(ROOT, 'src/**/*.ts')],
      exclude,
    }),
  );
  run(join(packageOf('typescript'), 'bin/tsc'), ['-p', config]);
  rmSync(config);
  for (const path of filesIn(join(ROOT, 'src')).filter((each) => !each.endsWith('.ts'))) {
    const target = join(fresh, relative(join(ROOT, 'src'), path));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target);
  }
}

function buildWeb(fresh) {
  const args = [
    'build',
    '--config',
    join(ROOT, 'web/vite.config.ts'),
    '--outDir',
    join(fresh, 'web'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  run(join(packageOf('vite'), 'bin/vite.js'), args);
}

function packageOf(name) {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** What the tools say goes to standard error: standard output belongs to the command that is run. */
function run(script, args) {
  execFileSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
}

/** One builds, others wait for it; a lock whose process is gone is taken over. */
async function locked(work) {
  const lock = join(ROOT, '.build-lock');
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === 0) return Date.now() - statSync(lock).mtimeMs > 5_000;
    process.kill(pid, 0);
    return Date.now() - statSync(lock).mtimeMs > 600_000;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) process.exit(stale().length === 0 ? 0 : 1);
  await locked(build);
}
