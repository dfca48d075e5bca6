// npm run bench:replay [rows]: the first import of a legacy table, then a change of its recipe that touches 1 % of
// the records, and the way back, all in one run on one machine. Read the ratios, not the seconds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLegacyCsv } from './make-legacy-csv.js';
import { timed } from './timed.js';

const rows = Number(process.argv[2] ?? 1_000_000);
const TOUCHED = 0.01;
const TARGET = 0.5;
const rapport = new URL('../bin/rapport.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const csv = join(folder, 'legacy.csv');
const recipe = join(folder, 'recipe.json');
const data = join(folder, 'data');

try {
  const { distinct } = await makeLegacyCsv(csv, rows, 7, TOUCHED);
  console.log(`${rows} rows (${distinct} distinct), ${(statSync(csv).size / 1e6).toFixed(0)} MB`);
  run('imports');
  const imported = await timed(() => run('import', csv, '--zone', 'UTC'));
  console.log(`first import         ${seconds(imported)}  ${JSON.stringify(imported.value.changes)}`);

  const { steps } = run('recipe', 'show', 'table');
  const without = steps.filter(({ rule }) => rule !== 'repair-mojibake');
  writeFileSync(recipe, JSON.stringify({ steps: without }));
  const preview = await timed(() => run('recipe', 'set', 'table', recipe, '--dry-run'));
  console.log(
    `preview of all       ${seconds(preview)}  ${preview.value.changed} of ${preview.value.looked} would change`,
  );

  const change = await timed(() => run('recipe', 'set', 'table', recipe));
  const { decisionId, outcome } = change.value;
  console.log(`a rule is switched   ${seconds(change)}  ${JSON.stringify(outcome)}`);
  tell(change.seconds / imported.seconds);
  const back = await timed(() => run('undo-decision', String(decisionId)));
  console.log(`and back             ${seconds(back)}  ${JSON.stringify(back.value.outcome)}`);
  tell(back.seconds / imported.seconds);

  const share = outcome.records / distinct;
  if (Math.abs(share - TOUCHED) > TOUCHED / 2) throw new Error(`${share} of the records were touched, not ${TOUCHED}`);
  if (outcome.records !== preview.value.changed) throw new Error('the preview told something else');
  if (process.argv.includes('--whole')) {
    const whole = await timed(() => run('replay'));
    console.log(`whole replay         ${seconds(whole)}  ${JSON.stringify(whole.value)}`);
    console.log(`  ratio ${(whole.seconds / imported.seconds).toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What a command answers; its start and its database are in the time, as in that of the import. */
function run(...args) {
  const answer = execFileSync(process.execPath, [rapport, ...args, '--json', '--data', data], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(answer);
}

function seconds(one) {
  return `${one.seconds.toFixed(1)} s`;
}

function tell(ratio) {
  console.log(`  ratio ${ratio.toFixed(2)} of the first import (target: at most ${TARGET})`);
}
