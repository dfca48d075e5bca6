-- system-lines: one row per line that a program wrote into a chat.
-- value   1
-- at      the moment of the line
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  /* every split of i */
from published.interaction i
where i.kind = 'system'
