-- open_conversation: one row per conversation that is open, from what opened it or opened it again last.
select i.*
from published.interaction i
where i.open_ends in ('open', 'resolved', 'reopened') and i.open_until is null
