-- concurrent-conversations: one row per conversation, from its opening until its last turn.
-- at      the turn that opened it
-- until   its last turn
-- Reads published.conversation only.
select
  i.at,
  i.slot,
  i.last_turn_at as until,
  /* every split of i */
from published.conversation i
