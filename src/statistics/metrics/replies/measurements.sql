-- replies: one row per message that says it replies to another.
-- value   1
-- at      the moment of the reply
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
where i.is_reply and i.kind = 'message'
