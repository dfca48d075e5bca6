-- What first-resolution-time leaves out: what is open, and what was resolved nobody knows when. Both at the beginning.
select
  case when i.resolution = 'open' and i.reopens = 0 then 'still-open' else 'no-resolution-time' end as reason,
  i.at,
  i.slot,
  i.first_resolved_by as agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.resolution is not null and i.first_resolved_at is null
