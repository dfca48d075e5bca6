-- customers-active: one row per message or call with a customer; a customer counts once.
-- entity  the customer
-- at      the moment of the interaction
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.customer_id as entity,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.kind in ('message', 'call') and not i.is_leg and coalesce(i.direction <> 'internal', true)
