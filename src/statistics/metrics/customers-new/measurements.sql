-- customers-new: one row per customer.
-- value   1
-- at      the first message or call with that customer
-- Reads published.first_contact only.
select
  i.at,
  i.slot,
  1 as value,
  /* every split of i */
from published.first_contact i
