-- open-conversations: one row per time for which a conversation was open, from when it was opened, or opened again.
-- until   its resolution; null while there is none
-- is_open there is none
-- at      its beginning, or what opened it again
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.open_until as until,
  i.open_until is null as is_open,
  /* every split of i */
from published.interaction i
where i.open_ends in ('open', 'resolved', 'reopened')
