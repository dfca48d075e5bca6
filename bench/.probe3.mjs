import { DuckDBInstance, listValue, LIST, INTEGER, BIGINT } from '@duckdb/node-api';
const db = await DuckDBInstance.create(process.argv[2], {threads:'2'});
const c = await db.connect();
const T = async (name, f) => { const t=performance.now(); try { const r = await f(); console.log(name.padEnd(44), (performance.now()-t).toFixed(1)); return r; } catch(e) { console.log(name, e.message.split('\n')[0]); } };
for (const n of [37, 1096, 26304]) {
  const per = Math.floor(105216/n);
  const starts = Array.from({length:n},(_,i)=>1858000+per*i), stops = starts.map(s=>s+per);
  await T(n+' values', ()=>c.run(`create or replace temp table a as select unnest(range(s.first, s.stop)) as slot, s.place from (values ${starts.map((s,i)=>`(${s},${stops[i]},${i+1})`).join(', ')}) s (first, stop, place)`));
  await T(n+' lists', ()=>c.run(`create or replace temp table a as select unnest(range(s.first, s.stop)) as slot, s.place from (select unnest([${starts}]) as first, unnest([${stops}]) as stop, unnest(range(1,${n+1})) as place) s`));
  await T(n+' appender', async()=>{ await c.run('create or replace temp table a (slot integer, place integer)'); const ap = await c.createAppender('a'); let i=0; for (let s=starts[0]; s<stops[n-1]; s++) { while(s>=stops[i]) i++; ap.appendInteger(s); ap.appendInteger(i+1); ap.endRow(); } ap.flushSync?.(); ap.closeSync?.(); });
  await T(n+' bound', async()=>{ const p = await c.prepare('create or replace temp table a as select unnest(range(s.first, s.stop)) as slot, s.place from (select unnest($1::int[]) as first, unnest($2::int[]) as stop, unnest(range(1,'+(n+1)+')) as place) s'); p.bindList(1, listValue(starts), LIST(INTEGER)); p.bindList(2, listValue(stops), LIST(INTEGER)); await p.run(); });
}
const E = await c.run(`create type kind as enum ('message','call','rating','system'); create or replace temp table e as select slot, kind::kind as kind, is_leg, at as "at", channel, agent_id from published.interaction i`.replace('at as "at"','i.at as "at"'));
await c.run("create or replace temp table p1 as select s::int as slot, ((s-1858000)//96)::int as place from range(1858000,1964000) t(s)");
for (let k=0;k<3;k++) {
await T('varchar', ()=>c.runAndReadAll("select p.place b, count(*) from published.interaction m left join p1 p on p.slot = m.slot where m.kind in ('message','call') and not m.is_leg and m.at >= '2023-01-01'::timestamp group by b"));
await T('enum', ()=>c.runAndReadAll("select p.place b, count(*) from e m left join p1 p on p.slot = m.slot where m.kind in ('message','call') and not m.is_leg and m.at >= '2023-01-01'::timestamp group by b"));
await T('enum inner', ()=>c.runAndReadAll("select p.place b, count(*) from e m join p1 p on p.slot = m.slot where m.kind in ('message','call') and not m.is_leg and m.at >= '2023-01-01'::timestamp group by b"));
await T('enum or', ()=>c.runAndReadAll("select p.place b, count(*) from e m join p1 p on p.slot = m.slot where (m.kind = 'message' or m.kind='call') and not m.is_leg and m.at >= '2023-01-01'::timestamp group by b"));
await T('enum nested', ()=>c.runAndReadAll("select greatest(p.place-1,0) b, (count(m.value))::float8, count(m.value) as n, count(*)-count(m.value) as open from (select i.at, i.slot, 1 as value, i.channel from e i where i.kind in ('message','call') and not i.is_leg) m left join p1 p on p.slot = m.slot where m.at >= '2023-01-01'::timestamp and m.at < '2026-01-01'::timestamp group by b limit 100001"));
}
