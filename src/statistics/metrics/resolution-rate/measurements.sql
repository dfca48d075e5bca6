-- resolution-rate: one row per conversation of which is told how it stands.
-- value   1 if it is resolved, else 0
-- at      its beginning
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.resolution = 'resolved' then 1 else 0 end as value,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.resolution is not null
