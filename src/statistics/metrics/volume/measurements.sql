-- volume: one row per message or call, incoming, outgoing and internal.
-- value   1
-- at      the moment of the interaction
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
where i.kind in ('message', 'call') and not i.is_leg
