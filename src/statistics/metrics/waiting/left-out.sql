-- What waits leave out: conversations that were resolved, and nobody knows when the customer was answered.
-- Reads published.interaction only.
select 'resolved-unanswered' as reason,
  i.at,
  i.slot,
  null::timestamptz as until,
  true as is_open,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.author_kind = 'customer' and i.direction = 'inbound' and i.resolution = 'resolved'
  and not i.opens_wait
