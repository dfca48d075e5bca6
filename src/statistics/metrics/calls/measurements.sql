-- calls: one row per call, incoming and outgoing.
-- value   1
-- at      when it began
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.agent_id,
  i.at as acted_at,
  i.author_kind,
  /* every split of i */
from published.interaction i
where i.kind = 'call' and not i.is_leg
