-- calls-offered: one row per incoming call.
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
where i.kind = 'call' and not i.is_leg and coalesce(i.direction = 'inbound', true)
