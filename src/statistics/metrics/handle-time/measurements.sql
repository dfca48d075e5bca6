-- handle-time: one row per part of a call that an agent took; a transferred call has several.
-- value   talk + hold + after-call work, milliseconds
-- at      the end of the work
-- agent   who took this part
-- Reads published.taken_call only.
select
  i.handled_at as at,
  floor(date_part('epoch', i.handled_at) / 900)::int as slot,
  i.talk_ms + coalesce(i.hold_ms, 0) + coalesce(i.wrap_up_ms, 0) as value,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.taken_call i
where i.talk_ms is not null
