import { DuckDBInstance } from '@duckdb/node-api';
const db = await DuckDBInstance.create(process.argv[2], {threads:'2'});
const c = await db.connect();
const run = async (s)=>{ const t=performance.now(); const r=await c.runAndReadAll(s); return [performance.now()-t, r]; };
const Q = async (name, s, n=3)=>{ try { let best=1e9,res; for(let i=0;i<n;i++){ const [t,r]=await run(s); best=Math.min(best,t); res=r;} console.log(name.padEnd(50), best.toFixed(1), 'ms', res.currentRowCount); } catch(e) { console.log(name, 'ERR', e.message.split('\n')[0]); } };
await c.run(`create temp table place (id integer, slot bigint, place integer);
create temp table list (id integer, entries bigint[]);
create temp macro width_bucket(x, steps, unit, stop, most) as
  case when x // unit >= stop then most
    else coalesce((select p.place from place p where p.id = steps and p.slot = x // unit), 0) end;
create temp macro wb2(x, steps, unit) as
  (select p.place from place p where p.id = steps and p.slot = x);
`);
const rows=[]; for(let i=0;i<1096;i++) rows.push(`(${1858000+96*i}, ${1858000+96*(i+1)}, ${i+1})`);
await Q('insert places', `insert into place select 1, unnest(range(s.first, s.stop)), s.place from (values ${rows.join(', ')}) s (first, stop, place)`,1);
await c.run("create temp table p1 as select slot::int as slot, place from place where id=1");
await c.run(`create temp macro wb3(x) as (select p.place from p1 p where p.slot = x)`);
await Q('count', 'select count(*) from published.interaction i');
await Q('wb', 'select greatest(width_bucket(m.slot, 1, 1, 1963216, 1096) - 1, 0) b, count(*) from published.interaction m group by b');
await Q('wb2', 'select wb2(m.slot, 1, 1) b, count(*) from published.interaction m group by b');
await Q('wb3', 'select wb3(m.slot) b, count(*) from published.interaction m group by b');
await Q('wb3 filter', "select wb3(m.slot) b, count(*) from published.interaction m where m.kind in ('message','call') and not m.is_leg and m.at >= '2023-01-01'::timestamp group by b");
await Q('join', 'select p.place b, count(*) from published.interaction m join p1 p on p.slot = m.slot group by b');
await Q('left join', 'select p.place b, count(*) from published.interaction m left join p1 p on p.slot = m.slot group by b');
console.log((await run('explain select greatest(width_bucket(m.slot, 1, 1, 1963216, 1096) - 1, 0) b, count(*) from published.interaction m group by b'))[1].getRows()[0][1]);
