import { timed } from './timed.js';

/**
 * What the usual help desk runs over its own event table: summary cards (seven, and seven for the span before), ten charts over
 * twelve months by `date_trunc`, the table of agents, the heat map of hours, and a daily rollup per agent. Counts and means only:
 * percentiles are not among what it has. Returns names with the median of three runs, ms.
 */
export async function helpDeskWay(database, zone) {
  await database.query(`
    create table if not exists public.event as
    select i.at as created_at, i.channel::text as channel, i.direction::text as direction, i.agent_id, i.customer_id,
      extract(epoch from i.answered_at - i.at) as response_s, i.is_first_wait as is_first, i.opens_wait as is_question,
      i.call_outcome::text as outcome, i.talk_ms / 1000.0 as talk_s, i.rating_value as rating
    from published.interaction i;
    create index if not exists event_created on public.event (created_at);
    create index if not exists event_agent on public.event (agent_id, created_at);
    analyze public.event`);
  const year = "created_at >= timestamptz '2025-01-01' and created_at < timestamptz '2026-01-01'";
  const span = (from, to) => `created_at >= timestamptz '${from}' and created_at < timestamptz '${to}'`;
  const cards = [span('2025-09-01', '2025-11-30'), span('2025-06-03', '2025-09-01')].flatMap((range) =>
    CARDS.map((value) => `select ${value} from public.event where ${range}`),
  );
  const month = `date_trunc('month', created_at at time zone '${zone}')`;
  const charts = CHARTS.map(([value, by]) => {
    const columns = by ? `, ${by}` : '';
    return `select ${month}${columns}, ${value} from public.event where ${year} group by 1${by ? ', 2' : ''}`;
  });
  const local = `(created_at at time zone '${zone}')`;
  const statements = {
    'summary cards of 90 days (14 statements)': cards,
    'charts of twelve months (10 statements)': charts,
    'table of agents, twelve months': [
      `select agent_id, count(*), avg(response_s), avg(talk_s), avg(rating) from public.event where ${year} group by agent_id`,
    ],
    'heat map of hours, twelve months': [
      `select extract(isodow from ${local}), extract(hour from ${local}), count(*) from public.event where ${year} group by 1, 2`,
    ],
    'mean response by month, three years': [`select ${month}, avg(response_s), count(*) from public.event group by 1`],
    'mean response by month and agent, three years': [
      `select ${month}, agent_id, avg(response_s), count(*) from public.event group by 1, 2`,
    ],
    'exact p90 by month and agent, three years': [
      `select ${month}, agent_id, percentile_cont(0.9) within group (order by response_s) from public.event
       where response_s is not null group by 1, 2`,
    ],
    'making the daily rollup per agent': [
      `create table public.rollup as
       select date_trunc('day', created_at at time zone '${zone}') as day, agent_id, channel, count(*) as n,
         sum(response_s) as response_s, count(response_s) as responses from public.event group by 1, 2, 3`,
      'drop table public.rollup',
    ],
  };
  const found = [];
  for (const [name, all] of Object.entries(statements)) {
    const seen = [];
    for (let i = 0; i < 3; i++) {
      const { seconds } = await timed(async () => {
        for (const statement of all) await database.query(statement);
      });
      seen.push(seconds * 1000);
    }
    found.push([name, seen.sort((a, b) => a - b)[1]]);
  }
  await database.query('drop table public.event');
  return found;
}

const CARDS = [
  'count(*)',
  "count(*) filter (where direction = 'inbound')",
  'avg(response_s)',
  'avg(response_s) filter (where is_first)',
  "count(*) filter (where outcome = 'missed')",
  'avg(rating)',
  'count(distinct customer_id)',
];
const CHARTS = [
  ['count(*)'],
  ['count(*)', 'channel'],
  ['count(*)', 'direction'],
  ['avg(response_s)'],
  ['avg(response_s)', 'channel'],
  ['avg(response_s) filter (where is_first)'],
  ["count(*) filter (where outcome = 'missed')"],
  ['avg(talk_s)'],
  ['avg(rating)'],
  ['count(distinct customer_id)'],
];
