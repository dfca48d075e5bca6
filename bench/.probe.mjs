import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './timed.js';
import { withStore } from './with-store.js';
const size=Number(process.argv[2]);
await withStore(async ({ store, folder, load }) => {
  const { database } = store;
  const { dropBulkIndexes, buildBulkIndexes } = await load('src/store/bulk-indexes.ts');
  const sql = readFileSync(new URL('make-history.sql', import.meta.url), 'utf8').replaceAll(':n', String(size));
  const c = await database.connect();
  await dropBulkIndexes(c);
  await c.query("set work_mem = '512MB'");
  for (const part of sql.replace(/^--.*$/gm,'').split(';\n')) { if (!part.trim()) continue; const t = await timed(()=>c.query(part)); console.log(t.seconds.toFixed(1), part.trim().slice(0,60).replace(/\s+/g,' ')); }
  c.release(true);
  console.log('idx', (await timed(()=>buildBulkIndexes(database))).seconds);
  console.log('vac', (await timed(()=>database.query('vacuum analyze history.interaction'))).seconds);
  const { Mirror, ask } = await load('src/statistics/index.ts');
  const { Glass } = await load('src/statistics/mirror/glass.ts');
  const mirror = await Mirror.open(database, { path: join(folder,'m.duckdb'), onFailure: console.error });
  console.log('build', (await timed(()=>mirror.catchUp())).seconds);
  const oq = Glass.prototype.query; Glass.prototype.query = async function(t,v){ const r = await timed(()=>oq.call(this,t,v)); if (globalThis.loud) console.log('   duck', (r.seconds*1000).toFixed(1), t.replace(/\s+/g,' ').slice(0,160)); return r.value; };
  const range={ from: '2023-01-01', to: '2026-01-01', zone: 'Asia/Shanghai' };
  for (const q of [{metric:'volume',every:'day'},{ metric: 'response-time', aggregate: 'p99', every: 'month', by: ['agent'] },{ metric: 'volume', by: ['weekday', 'hour'] },{ metric: 'waiting', every: 'week' },{ metric: 'conversations-active', every: 'month' }]) {
    for (let i=0;i<4;i++) { globalThis.loud = i===3; const o=await timed(()=>mirror.look().then(async ({connection,glass})=>{ glass?.close(); await connection.query('commit'); connection.release(); })); const t = await timed(()=>ask(database,{...q,...range},mirror)); if(i===3) console.log(q.metric, (t.seconds*1000).toFixed(0),'ms; look alone', (o.seconds*1000).toFixed(1)); }
  }
  await mirror.close(); (await import('node:fs')).copyFileSync(join(folder,'m.duckdb'), '/work/tmp/duck/m1.duckdb');
});
