// npm run bench:merge [interactions]: two customers who together have so many interactions, beside as many of others, are
// joined and split again; how long until a statistic asked by customer is right. Target: at most 1 s each.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

const interactions = Number(process.argv[2] ?? 100_000);
const TARGET = 1;

await withStore(async ({ store, folder, load }) => {
  const { importFiles } = await load('src/pipeline/import-files.ts');
  const { decide, undoDecision } = await load('src/pipeline/decisions/decide.ts');
  const { ask } = await load('src/statistics/index.ts');
  const path = join(folder, 'mails.csv');
  writeFileSync(path, table());
  const report = await importFiles(store, { paths: [path], zone: 'UTC' });
  console.log(`${report.stored} interactions imported`);
  const { rows } = await store.database.query(
    "select contact_point_id as id from history.contact_point where value in ('big0', 'big1') order by value",
  );
  const customers = rows.map(({ id }) => id);
  const volumeOf = async (customer) => {
    const answer = await ask(store.database, {
      metric: 'volume',
      where: [{ dimension: 'customer', value: customer }],
    });
    return answer.rows[0].value;
  };
  const half = await volumeOf(customers[0]);
  const merged = await timed(async () => {
    const { decisionId } = await decide(store, { kind: 'same-person', about: { customers }, why: '' }, 'bench');
    const volume = Math.max(await volumeOf(customers[0]), await volumeOf(customers[1]));
    if (volume !== interactions) throw new Error(`${volume} after the merge, not ${interactions}`);
    return decisionId;
  });
  tell('merge', merged.seconds);
  const split = await timed(async () => {
    await undoDecision(store, merged.value, 'bench');
    const volume = await volumeOf(customers[0]);
    if (volume !== half) throw new Error(`${volume} after the split, not ${half}`);
  });
  tell('split', split.seconds);
});

function tell(name, seconds) {
  console.log(
    `${name}  ${seconds.toFixed(2)} s until the numbers are right (target: at most ${TARGET} s${seconds > TARGET ? ', NOT MET' : ''})`,
  );
}

function table() {
  const lines = ['id,date,customer_id,channel,text'];
  const start = Date.UTC(2024, 0, 1);
  for (let i = 0; i < interactions * 2; i++) {
    const at = new Date(start + i * 300_000).toISOString().slice(0, 19).replace('T', ' ');
    const customer = i % 2 === 0 ? `big${(i / 2) % 2}` : `other${i % 9_973}`;
    lines.push(`${i},${at},${customer},email,question ${i}`);
  }
  return `${lines.join('\n')}\n`;
}
