-- talk-time: one row per part of a call that an agent took, where its source tells it.
-- value   milliseconds
-- at      the end of the work, as of handle-time
-- agent   who took this part
-- Reads published.taken_call only.
select
  i.handled_at as at,
  floor(date_part('epoch', i.handled_at) / 900)::int as slot,
  i.talk_ms as value,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.taken_call i
where i.talk_ms is not null
