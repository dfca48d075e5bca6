-- customers-returning: one row per conversation that is not its customer’s first; a customer counts once.
-- entity  the customer
-- at      when the conversation was opened
-- Reads published.further_conversation only.
select
  i.at,
  i.slot,
  1 as value,
  i.customer_id as entity,
  /* every split of i */
from published.further_conversation i
