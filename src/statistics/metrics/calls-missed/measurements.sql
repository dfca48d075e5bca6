-- calls-missed: one row per incoming call that nobody took.
-- value   1
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.call_outcome = 'missed' and not i.is_leg
