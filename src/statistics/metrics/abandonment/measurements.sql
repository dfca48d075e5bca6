-- abandonment: one row per incoming call.
-- value   1 if the caller left first, else 0
-- at      when it came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.call_outcome = 'abandoned' then 1 else 0 end as value,
  /* every split of i */
from published.interaction i
where i.kind = 'call' and not i.is_leg and coalesce(i.direction = 'inbound', true)
