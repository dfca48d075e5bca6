// npm run bench:identity [people]: a labelled town (typos, shared inboxes and switchboards, changed numbers, Chinese and
// Latin names) through the door that everything takes; how many pairs are joined rightly by themselves, and with the
// suggestions accepted. Against no clock: these are counts.
import { join } from 'node:path';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

const people = Number(process.argv[2] ?? 20_000);
const SEED = 20_261_125;
const TARGETS = { precision: 0.999, recall: 0.9, suggestedRecall: 0.97 };

await withStore(async ({ store, folder, load }) => {
  const { labelledPeople } = await load('src/pipeline/testing/labelled-people.ts');
  const { importPeople, measurePeople } = await load('src/pipeline/testing/measure-people.ts');
  const { suggestPeople } = await load('src/pipeline/suggest-people.ts');
  const town = labelledPeople(SEED, people);
  const imported = await timed(() => importPeople(store, join(folder, 'in'), town));
  console.log(`${people} people imported in ${imported.seconds.toFixed(1)} s`);
  const suggested = await timed(() => suggestPeople(store));
  console.log(`suggestions in ${suggested.seconds.toFixed(1)} s  ${JSON.stringify(suggested.value)}`);
  const { wrong, ...measured } = await measurePeople(store, town);
  for (const [name, value] of Object.entries(measured)) {
    const target = TARGETS[name];
    console.log(
      `${name.padEnd(20)} ${Number.isInteger(value) ? value : value.toFixed(4)}` +
        (target === undefined ? '' : `  (target: at least ${target}${value < target ? ', NOT MET' : ''})`),
    );
  }
  console.log(
    `wrongly joined: ${wrong.length}${wrong.length > 0 ? `, for example ${wrong.slice(0, 3).join('; ')}` : ''}`,
  );
});
