-- A history of :n interactions as a large service desk has it: three years, 300 agents in six teams, 500,000 customers, weeks
-- with busy mornings and quiet Sundays, growing by a third over the time. Half are questions and calls of customers, the other
-- half the answers. Straight into the tables, past all stages: this bench is about asking.
select setseed(0.42);

create temporary table weight as
select weekday, hour, w, sum(w) over (order by weekday, hour) / sum(w) over () as upto
from (
  select weekday, hour,
    (array[0.35, 1.25, 1.1, 1.05, 1.0, 0.95, 0.45])[weekday + 1]
      * (case when hour between 9 and 11 then 1.6 when hour between 12 and 17 then 1.1 when hour between 7 and 20 then 0.6 else 0.08 end) as w
  from generate_series(0, 6) weekday, generate_series(0, 23) hour
) each;
create temporary table weights as
select array_agg(upto::float8 order by weekday, hour) as upto from weight;

insert into history.source (name) values ('desk'), ('pbx'), ('chat');

insert into history.contact_point (contact_point_id, kind, value)
select md5('customer ' || n)::uuid, 'account', 'C' || n from generate_series(1, 500000) n
union all
select md5('agent ' || n)::uuid, 'name', 'Agent ' || n from generate_series(1, 300) n;

-- One customer in twenty belongs to one of two thousand companies.
insert into history.import (kind, state, title) values ('files', 'done', 'desk');
insert into history.contact_company (contact_point_id, company, import_id)
select md5('customer ' || n)::uuid, 'Company ' || n % 2000, (select max(import_id) from history.import)
from generate_series(1, 500000, 20) n;

create temporary table question as
select
  n,
  md5('question ' || n)::uuid as record_id,
  md5('customer ' || (1 + floor(500000 * power(random(), 1.7)))::int)::uuid as customer,
  md5('agent ' || (1 + floor(300 * power(random(), 1.3)))::int)::uuid as agent,
  timestamptz '2023-01-01 00:00+00' + place.week * interval '7 days' + place.slot * interval '1 hour'
    + floor(random() * 3600) * interval '1 second' as at,
  place.channel,
  exp(4 + 4 * random() + 2 * random() * random()) as wait_s,
  random() as luck,
  random() as mood
from (
  select
    n,
    -- Later weeks are busier: the density grows by a third.
    floor(156 * ((sqrt(1 + random() * 0.7777) - 1) / 0.3333))::int as week,
    width_bucket(random(), (select upto from weights)) as slot,
    case when random() < 0.5 then 'email' when random() < 0.6 then 'chat' else 'phone' end as channel
  from generate_series(1, :n / 2) n
) place;

insert into history.interaction (
  contact_point_id, at, record_id, part, slot, source_id, channel, kind, author_kind, threading, direction, is_reply,
  is_automation, is_leg, opens_conversation, opens_wait, is_first_wait, agent_point_id, answered_at, answered_by,
  stated_answered_at, conversation_id, call_outcome, talk_ms, wrap_up_ms, rating_value, rating_scale, rated_at, language,
  words, topic, subtopic, tags, gave_up_at)
select
  q.customer, moment.at, q.record_id, half.part, floor(extract(epoch from moment.at) / 900)::int,
  case q.channel when 'phone' then 2 when 'chat' then 3 else 1 end,
  q.channel::history.channel,
  (case when is_call then 'call' else 'message' end)::history.interaction_kind,
  (case when half.part = 0 then 'customer' else 'agent' end)::history.author_kind,
  'own', (case when half.part = 0 then 'inbound' else 'outbound' end)::history.direction,
  half.part = 1, false, false, half.part = 0, half.part = 0, half.part = 0 and q.luck < 0.6,
  case when half.part = 1 or is_taken then q.agent end,
  case when half.part = 0 and is_answered then q.at + q.wait_s * interval '1 second' end,
  case when half.part = 0 and is_answered then q.agent end,
  case when half.part = 0 and is_taken then q.at + least(q.wait_s, 90) * interval '1 second' end,
  q.record_id,
  case when half.part = 0 and is_call then (case when is_taken then 'answered' when q.luck < 0.97 then 'missed' else 'abandoned' end)::history.call_outcome end,
  case when half.part = 0 and is_taken then floor(60000 + 400000 * q.mood)::bigint end,
  case when half.part = 0 and is_taken then floor(90000 * q.mood)::bigint end,
  case when half.part = 0 and q.mood < 0.1 then 1 + floor(q.mood * 49.99) end,
  case when half.part = 0 and q.mood < 0.1 then '1-5' end,
  case when half.part = 0 and q.mood < 0.1 then q.at + interval '1 day' end,
  case when q.luck < 0.7 then 'en' else 'zh-Hans' end,
  case when not is_call then 5 + floor(90 * q.mood)::int end,
  'Topic ' || 1 + floor(12 * q.mood)::int,
  'Kind ' || 1 + floor(80 * q.mood)::int,
  -- A third has one or two of sixty tags.
  case when q.luck < 0.1 then 'tag ' || 1 + q.n % 60 when q.luck < 0.33 then 'tag ' || 1 + q.n % 60 || '; tag x' || q.n % 7 end,
  case when half.part = 0 and is_call and q.luck >= 0.97 then q.at + least(q.wait_s, 60) * interval '1 second' end
from question q
cross join (values (0), (1)) half (part)
cross join lateral (select q.channel = 'phone' and half.part = 0 as is_call, q.luck < 0.96 as is_answered) told
cross join lateral (select is_call and q.luck < 0.9 as is_taken) taken
cross join lateral (select case when half.part = 0 then q.at else q.at + q.wait_s * interval '1 second' end as at) moment
where half.part = 0 or (is_answered and q.channel <> 'phone') or q.channel = 'phone';
drop table question, weight, weights;
