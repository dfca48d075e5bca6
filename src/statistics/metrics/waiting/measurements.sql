-- waiting: one row per wait of a customer, from the turn that opened it until its answer.
-- until   the answer; null while there is none
-- at      the customer's turn
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.answered_at as until,
  /* every split of i */
from published.interaction i
where i.opens_wait
