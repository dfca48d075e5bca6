-- waiting: one row per wait of a customer, from the turn that opened it until its answer.
-- until   the answer; null while there is none
-- is_open there is none
-- at      the customer's turn
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.answered_at as until,
  i.is_waiting as is_open,
  /* every split of i */
from published.interaction i
where i.opens_wait
