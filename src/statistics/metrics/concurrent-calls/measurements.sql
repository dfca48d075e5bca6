-- concurrent-calls: one row per part of a call that an agent took, from the pick-up until its end.
-- at      the pick-up
-- until   the end: pick-up + talk + hold
-- agent   who took this part
-- Reads published.taken_call only.
select
  i.taken_at as at,
  floor(date_part('epoch', i.taken_at) / 900)::int as slot,
  i.hung_up_at as until,
  i.agent_id,
  i.taken_at as acted_at,
  /* every split of i */
from published.taken_call i
where i.taken_at is not null and i.talk_ms is not null
