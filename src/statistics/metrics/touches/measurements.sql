-- touches: one row per conversation.
-- value   how many there were in it
-- at      when it was opened
-- Reads published.conversation only.
select
  i.at,
  i.slot,
  i.turns as value,
  /* every split of i */
from published.conversation i
