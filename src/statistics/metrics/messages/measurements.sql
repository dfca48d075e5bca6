-- messages: one row per message.
-- value   1
-- at      the moment of the message
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
where i.kind = 'message'
