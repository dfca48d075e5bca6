-- conversations: one row per conversation.
-- value   1
-- at      when it was opened
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  /* every split of i */
from published.interaction i
where i.opens_conversation
