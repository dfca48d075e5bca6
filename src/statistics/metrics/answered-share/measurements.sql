-- answered-share: one row per wait of a customer.
-- value   1 if it was answered, else 0
-- at      the customer's turn
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.answered_at is null then 0 else 1 end as value,
  /* every split of i */
from published.interaction i
where i.opens_wait
