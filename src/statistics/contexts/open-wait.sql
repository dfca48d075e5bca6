-- open_wait: one row per wait of a customer that has no answer yet.
select i.*
from published.interaction i
where i.opens_wait and i.answered_at is null
