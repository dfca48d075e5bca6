// npm test: everything that must hold, in one command; ends with `N passed, N failed` for all of it.
// `npm test -- unit lint` runs only the named steps. In CI the database tests run a second time, on
// Debian's PostgreSQL 15, so that "15 or newer" stays true.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackages } from './test/check-packages.js';
import { findBrowser } from './test/find-browser.js';
import { withPostgres15 } from './test/postgres-15.js';

const bin = (name) => join('node_modules', '.bin', name);
/** What speaks to a database; the clusters of src/store/cluster are always the embedded ones. */
const DATABASE_TESTS = [
  'src/store',
  'src/pipeline',
  'src/statistics',
  'src/server',
  '--exclude',
  'src/store/cluster/**',
];
const scratch = mkdtempSync(join(tmpdir(), 'rapport-tests-'));

const STEPS = {
  build: () => one(process.execPath, ['scripts/build.js']),
  format: () => one(bin('prettier'), ['--check', '--log-level', 'warn', '.']),
  lint: () => one(bin('eslint'), ['.', '--max-warnings', '0']),
  types: () => one(bin('tsc'), ['-p', '.', '--noEmit']),
  'web-types': () => one(bin('tsc'), ['-p', 'web']),
  'test-types': () => one(bin('tsc'), ['-p', 'test']),
  directions: () => one(bin('depcruise'), ['src', 'web', '--config', '.dependency-cruiser.cjs']),
  packages: () => told(checkPackages()),
  unit: () => vitest('unit', ['--config', 'vitest.config.ts']),
  postgres15: () => withPostgres15((url) => vitest('postgres15', DATABASE_TESTS, { DATABASE_URL: url })),
  browser: () => browser(),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(STEPS);
// Colours are for people who watch, not for logs.
if (!process.stdout.isTTY) process.env.NO_COLOR = '1';
const sum = { passed: 0, failed: 0 };
const broken = [];
try {
  for (const name of names) {
    console.log(`\n== ${name}`);
    const began = performance.now();
    const { passed, failed } = STEPS[name] ? STEPS[name]() : unknown(name);
    console.log(`${name}: ${passed} passed, ${failed} failed in ${Math.round((performance.now() - began) / 1000)} s`);
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) broken.push(name);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (broken.length > 0) console.log(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** A check that passes or fails as a whole. */
function one(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A check that gives sentences about what is wrong; none is good. */
function told(complaints) {
  for (const complaint of complaints) console.error(complaint);
  return complaints.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: complaints.length };
}

/** A run of tests, each counted. A run that ends badly without a failed test counts as one. */
function vitest(name, args, env = {}) {
  const report = join(scratch, `${name}.json`);
  const { status } = spawnSync(
    bin('vitest'),
    ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const counts = countsIn(report);
  return status !== 0 && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts;
}

function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    tellLeftOut(testResults.flatMap((file) => file.assertionResults));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** A test may be left out where its data or its user is not there, but not in silence. */
function tellLeftOut(results) {
  const leftOut = results.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const names = new Set(leftOut.map(({ ancestorTitles, title }) => ancestorTitles[0] || title));
  if (leftOut.length > 0) console.log(`Left out: ${leftOut.length} tests of: ${[...names].join('; ')}`);
}

/** Never skipped in silence: without a browser it says what to install, and fails. */
function browser() {
  const found = findBrowser();
  if (found === null) return { passed: 0, failed: 1 };
  return vitest('browser', ['--config', 'vitest.browser.config.ts'], { RAPPORT_BROWSER: found });
}

function unknown(name) {
  console.error(`error: There is no step "${name}".\nfix: Name some of: ${Object.keys(STEPS).join(', ')}.`);
  return { passed: 0, failed: 1 };
}
