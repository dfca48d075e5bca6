-- replies-per-conversation: one row per conversation.
-- value   how many there were in it
-- at      when it was opened
-- Reads published.conversation only.
select
  i.at,
  i.slot,
  i.replies as value,
  /* every split of i */
from published.conversation i
