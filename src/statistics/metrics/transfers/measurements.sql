-- transfers: one row per further leg of a call that an agent took.
-- value   1
-- at      the beginning of that leg
-- agent   who took it
-- Reads published.taken_call only.
select
  i.at,
  i.slot,
  1 as value,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.taken_call i
where i.is_leg
