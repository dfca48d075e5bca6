// npm run bench:live [-- --rate 1000 --seconds 60 --batch 100 --viewers 50]: events over HTTP into a Rapport with a fresh data
// directory, while viewers watch and a real browser shows the overview. `--batch 1` pushes singly.
//
// Latencies are of every commit, not of every repaint: PostgreSQL tells the bench of each commit as it tells the server, with its
// version and how many interactions it brought. A commit is painted when the tile of the volume shows at least as many as there
// were with it; of all tiles together, when a tile shows a number of that version or a newer one.
// All clocks are this machine's. Everything runs on it at once: server, PostgreSQL, producer, viewers and browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitsOf, isCounted, isKnown } from './live/commits.js';
import { eventsFrom } from './live/events.js';
import { watchMachine } from './live/machine.js';
import { Producer } from './live/producer.js';
import { readBack } from './live/read-back.js';
import { startRapport } from './live/rapport.js';
import { openScreen } from './live/screen.js';
import { quantiles } from './live/quantiles.js';
import { watchers } from './live/watchers.js';

const options = {
  rate: { type: 'string', default: '1000' },
  seconds: { type: 'string', default: '60' },
  batch: { type: 'string', default: '100' },
  viewers: { type: 'string', default: '50' },
  port: { type: 'string', default: '7461' },
  profile: { type: 'boolean', default: false },
};
const given = parseArgs({ options }).values;
const [rate, seconds, batch, viewers, port] = ['rate', 'seconds', 'batch', 'viewers', 'port'].map((name) =>
  Number(given[name]),
);
/** Each says three things in a minute: a chat. Some of them are there before anybody watches. */
const CUSTOMERS = Math.max(500, Math.ceil((rate * seconds) / 3));
const FIRST = 500;
const SETTLE_MS = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'rapport-live-'));
const before = loadavg()[0];
let failures = 0;
try {
  const rapport = await startRapport({ data: join(folder, 'data'), port, profile: given.profile });
  try {
    const events = eventsFrom(1, CUSTOMERS);
    const producer = new Producer(rapport, events);
    await producer.push(events.take(FIRST));
    const commits = await commitsOf(join(folder, 'data'), producer.stored);
    const watching = await watchers(rapport, viewers);
    const screen = await openScreen(rapport, producer.stored);
    producer.latencies.length = 0;
    const idle = await rapport.cpu();

    const machine = watchMachine(rapport.pid, rapport.postmaster);
    const began = performance.now();
    await producer.run({ rate, seconds, batch });
    const took = (performance.now() - began) / 1000;
    const used = (await rapport.cpu()) - idle;
    const { ours, others, loads, memory } = machine();
    await screen.untilShown(producer.stored, SETTLE_MS);
    const measured = await rapport.metrics();
    const paints = await screen.close();
    watching.close();
    await commits.close();

    const pace = `${rate} events/s for ${seconds} s, ${batch === 1 ? 'singly' : `in batches of ${batch}`}, ${viewers} viewers and a browser`;
    console.log(pace);
    console.log(
      `${cpus().length} processors: used by all of this ${ours.toFixed(2)}, of these the server ${(used / took).toFixed(2)}; by others ${others.toFixed(2)}; load ${before.toFixed(1)} before, ${loads.least.toFixed(1)}–${loads.most.toFixed(1)} meanwhile`,
    );
    console.log(
      `sent in ${took.toFixed(1)} s; memory of the server ${memory.first.toFixed(0)} MB at first, ${memory.most.toFixed(0)} at most, ${memory.last.toFixed(0)} at last`,
    );
    const tiles = [...new Set(paints.map(({ tile }) => tile))].map((name) =>
      paints.filter(({ tile }) => tile === name),
    );
    const volume = commits.until(
      paints.filter(({ tile }) => tile === 'tile-volume'),
      isCounted,
    );
    row('', ['p50', 'p90', 'p99', 'max'], 'ms');
    row('intake: from when it was due', producer.latencies);
    row(`commit to viewer (${viewers} streams)`, watching.latencies);
    row(
      'commit to paint, per commit',
      volume.map(({ ms }) => ms),
    );
    row(
      'commit to paint, per event',
      volume.flatMap(({ ms, interactions }) => Array(interactions).fill(ms)),
    );
    row(
      `commit to paint, all ${tiles.length} tiles`,
      tiles.flatMap((those) => commits.until(those, isKnown).map(({ ms }) => ms)),
    );
    for (const name of ['committed_to_pushed', 'pushed_to_painted', 'answer'])
      console.log(`server says: ${measured(name)}`);
    console.log(`server says of the numbers of a screen: ${measured('http_request', 'answers/together')}`);
    const unpainted = commits.count - volume.length;
    console.log(
      `commits ${commits.count}, repaints of ${tiles.length} tiles ${paints.length}, requests ${producer.requests}, retried ${producer.retried}`,
    );

    const back = await readBack(rapport, producer);
    console.log(
      `read back: ${back.found} of ${back.expected}, missing ${back.missing}, unknown ${back.unknown}, twice ${back.twice}, counted ${back.counted}`,
    );
    console.log(`sent again on purpose: ${producer.again}, called duplicates: ${producer.duplicates}`);
    failures = back.missing + back.unknown + back.twice + Math.abs(back.counted - back.expected) + unpainted;
    failures += Math.abs(producer.again - producer.duplicates);
    if (unpainted > 0) console.log(`NOT PAINTED: ${unpainted} commits`);
    console.log(failures === 0 ? 'nothing lost, nothing double' : 'FAILED: something is lost or double');
  } finally {
    await rapport.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);

function row(name, values, unit) {
  const told = unit ? values : quantiles(values).map((value) => value.toFixed(0));
  console.log(
    `${name.padEnd(34)}${told.map((value) => String(value).padStart(9)).join('')}${unit ? `  (${unit})` : ''}`,
  );
}
