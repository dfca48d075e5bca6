// npm run bench:statistics [interactions …]: the same questions of a made-up history on the mirror, on PostgreSQL alone, and the
// way help desks do it (GROUP BY over an event table in the same PostgreSQL), in one run. Read the ratios.
// Default 1, 3 and 10 million, so that the slope shows; 10 million need 12 GB of disk.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { helpDeskWay } from './help-desk-way.js';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

const sizes = process.argv.slice(2).map(Number);
const ZONE = 'Asia/Shanghai';
const THREE_YEARS = { from: '2023-01-01', to: '2026-01-01', zone: ZONE };
const NINETY_DAYS = { from: '2025-09-01', to: '2025-11-30', zone: ZONE };
const TARGET = { 'three years': 400, '90 days': 50 };

/** What overview, explore and the metrics pages ask, for one span. */
const REPORTS = [
  ['volume by day', { metric: 'volume', every: 'day' }],
  ['volume by month and channel', { metric: 'volume', every: 'month', by: ['channel'] }],
  ['volume by agent, top 10', { metric: 'volume', by: ['agent'], top: 10 }],
  ['volume by customer, top 10', { metric: 'volume', by: ['customer'], top: 10 }],
  ['volume by weekday and hour', { metric: 'volume', by: ['weekday', 'hour'] }],
  ['response time, median by month', { metric: 'response-time', aggregate: 'median', every: 'month' }],
  ['response time, p90 by agent', { metric: 'response-time', aggregate: 'p90', by: ['agent'] }],
  [
    'response time, p99 by month and agent',
    { metric: 'response-time', aggregate: 'p99', every: 'month', by: ['agent'] },
  ],
  [
    'first response, p90 by channel and hour',
    { metric: 'first-response-time', aggregate: 'p90', by: ['channel', 'hour'] },
  ],
  [
    'first response of one agent',
    { metric: 'first-response-time', every: 'month', where: [{ dimension: 'agent', value: 'Agent 7' }] },
  ],
  ['volume by topic and month', { metric: 'volume', every: 'month', by: ['topic'] }],
  ['volume by tag, top 10', { metric: 'volume', by: ['tag'], top: 10 }],
  ['volume by company, top 10', { metric: 'volume', by: ['company'], top: 10 }],
  ['busiest hour of each day', { metric: 'volume', aggregate: 'busiest-hour', every: 'day' }],
  ['calls at the same time, most by day', { metric: 'concurrent-calls', every: 'day' }],
  [
    'conversations at the same time, mean by week',
    { metric: 'concurrent-conversations', aggregate: 'mean', every: 'week' },
  ],
  ['satisfaction by month', { metric: 'csat', every: 'month' }],
  ['waiting at the end of each week', { metric: 'waiting', every: 'week' }],
  ['calls answered within, speed p95', { metric: 'speed-of-answer', aggregate: 'p95', every: 'month' }],
  ['handle time by agent', { metric: 'handle-time', aggregate: 'mean', by: ['agent'] }],
  ['active conversations by month', { metric: 'conversations-active', every: 'month' }],
  ['active customers by month', { metric: 'customers-active', every: 'month' }],
  ['new customers by month', { metric: 'customers-new', every: 'month' }],
  ['returning customers by month', { metric: 'customers-returning', every: 'month' }],
  ['replies per conversation by month', { metric: 'replies-per-conversation', every: 'month' }],
  ['missed calls recovered by month', { metric: 'missed-call-recovery', every: 'month' }],
];

for (const size of sizes.length > 0 ? sizes : [1_000_000, 3_000_000, 10_000_000]) await bench(size);

async function bench(size) {
  await withStore(async ({ store, folder, load }) => {
    const { database } = store;
    const made = await timed(() => make(database, size, load));
    const { rows } = await database.query('select count(*) as n from published.interaction');
    console.log(`\n# ${rows[0].n} interactions, made in ${made.seconds.toFixed(0)} s`);

    const { Mirror, ask } = await load('src/statistics/index.ts');
    const path = join(folder, 'mirror.duckdb');
    const mirror = await Mirror.open(database, { path, onFailure: (error) => console.error(error) });
    const before = process.memoryUsage().rss;
    const built = await timed(() => mirror.catchUp());
    console.log(
      `mirror built in ${built.seconds.toFixed(0)} s, ${(statSync(path).size / 1e6).toFixed(0)} MB on disk, ` +
        `${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more memory`,
    );
    await once(database);

    const usual = await helpDeskWay(database, ZONE);
    console.log('\nthe usual way, ms, median of 3 (on an event table that was made for it)');
    for (const [name, ms] of usual) console.log(`  ${name.padEnd(44)} ${ms.toFixed(0).padStart(7)}`);

    for (const [span, range] of Object.entries({ 'three years': THREE_YEARS, '90 days': NINETY_DAYS })) {
      console.log(`\n${span}: mirror cold / warm, PostgreSQL, ms; target ${TARGET[span]} on the mirror`);
      for (const [name, question] of REPORTS) {
        const asked = { ...question, ...range };
        const cold = await timed(() => ask(database, asked, mirror));
        const warm = await median(() => ask(database, asked, mirror), 5);
        const postgres = await median(() => ask(database, asked), 1);
        const ratio = postgres / warm;
        console.log(
          `  ${name.padEnd(44)} ${(cold.seconds * 1000).toFixed(0).padStart(6)} / ${warm.toFixed(0).padStart(5)}` +
            `${postgres.toFixed(0).padStart(9)}   ${ratio.toFixed(1).padStart(5)} ×${warm > TARGET[span] ? '  above the target' : ''}`,
        );
      }
    }
    await calendarChange(store, mirror, ask, load);
    await why(store, mirror, load, size <= 1_000_000);
    console.log(`\nanswered by the mirror: ${mirror.answered.here}, left to PostgreSQL: ${mirror.answered.elsewhere}`);
    await mirror.close();
  });
}

async function make(database, size, load) {
  const { dropBulkIndexes, buildBulkIndexes } = await load('src/store/bulk-indexes.ts');
  const sql = readFileSync(new URL('make-history.sql', import.meta.url), 'utf8').replaceAll(':n', String(size));
  const connection = await database.connect();
  await dropBulkIndexes(connection);
  await connection.query("set work_mem = '512MB'");
  await connection.query(sql);
  connection.release(true);
  await buildBulkIndexes(database);
  await database.query('vacuum analyze history.interaction');
}

/** Pages in what PostgreSQL will read, so that neither is measured cold by chance. */
async function once(database) {
  await database.query('select count(*) from history.interaction where wrap_up_ms > 0');
}

async function calendarChange(store, mirror, ask, load) {
  const { decide } = await load('src/pipeline/decisions/decide.ts');
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
  const hours = { name: 'Hours', for: { kind: 'all' }, zone: ZONE, weekly, holidays: [], validFrom: null };
  const question = { metric: 'response-time', aggregate: 'median', every: 'month', clock: 'business', ...THREE_YEARS };
  await decide(store, { kind: 'calendar', about: hours, why: '' }, 'bench');
  const first = await timed(() => ask(store.database, question, mirror));
  for (const [span, range] of Object.entries({ 'three years': THREE_YEARS, '90 days': NINETY_DAYS })) {
    const warm = await median(() => ask(store.database, { ...question, ...range }, mirror), 5);
    console.log(
      `\nmedian response on the business clock by month, ${span}: ${warm.toFixed(0)} ms (target ${TARGET[span]})`,
    );
  }
  await decide(
    store,
    { kind: 'calendar', about: { ...hours, weekly: [...weekly, { weekday: 6, from: '10:00', to: '14:00' }] }, why: '' },
    'bench',
  );
  const changed = await timed(() => ask(store.database, question, mirror));
  console.log(
    `\nworking hours over three years: ${(first.seconds * 1000).toFixed(0)} ms, after a change ${(changed.seconds * 1000).toFixed(0)} ms (target 1,000)`,
  );
}

/** After pushes that change what was pushed before, merges, and a merge that is undone: why a number is another than it was. */
async function why(store, mirror, load, isOnBoth) {
  const { decide, undoDecision } = await load('src/pipeline/decisions/decide.ts');
  const { intake } = await load('src/pipeline/intake.ts');
  const { whyChanged } = await load('src/statistics/index.ts');
  const [{ version }] = (await store.database.query('select max(version) as version from published.version')).rows;
  for (let round = 0; round < 8; round++) await intake(store, 'chat-live', pushed(round));
  let last;
  for (let n = 1; n <= 12; n++) last = await decide(store, await merge(store.database, n), 'bench');
  await undoDecision(store, last.decisionId, 'bench');
  await mirror.catchUp();
  console.log(
    '\nwhy it changed since 21 versions, ms, median of 3 on the mirror, once on PostgreSQL (1,000,000 at most: minutes)',
  );
  for (const [span, range] of Object.entries({ 'three years': THREE_YEARS, '90 days': NINETY_DAYS }))
    for (const metric of ['volume', 'response-time', 'customers-active']) {
      const ask = (engine) => whyChanged(store.database, { metric, ...range }, { version }, engine);
      const here = await median(() => ask(mirror), 3);
      const there = isOnBoth ? (await median(() => ask(null), 1)).toFixed(0) : '–';
      console.log(`  ${`${metric}, ${span}`.padEnd(44)} ${here.toFixed(0).padStart(7)} ${there.padStart(9)}`);
    }
}

function pushed(round) {
  return Array.from({ length: 400 }, (_, i) => ({
    id: `pushed ${i}`,
    kind: 'message',
    channel: 'chat',
    direction: i % 2 ? 'outbound' : 'inbound',
    at: new Date(Date.UTC(2025, 10, 1) + i * 60_000 * (1 + (round % 3))).toISOString(),
    customer: { kind: 'account', address: `pushed ${i % 40}` },
    text: `round ${round}`,
  }));
}

async function merge(database, n) {
  const { rows } = await database.query(
    "select contact_point_id as id from history.contact_point where value in ('C' || $1::int, 'C' || ($1::int + 200))",
    [n],
  );
  return { kind: 'same-person', about: { customers: rows.map(({ id }) => id) }, why: '' };
}

async function median(work, times) {
  const seen = [];
  for (let i = 0; i < times; i++) seen.push((await timed(work)).seconds * 1000);
  return seen.sort((a, b) => a - b)[Math.floor(times / 2)];
}
