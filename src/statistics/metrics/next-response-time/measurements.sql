-- next-response-time: one row per wait after the first response.
-- value   milliseconds from the customer's turn to the agent's; null while it has no answer
-- at      the customer's turn: a slow reply belongs to the day the customer asked
-- agent   who answered
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  published.milliseconds(i.answered_at) - published.milliseconds(i.at) as value,
  i.answered_by as agent_id,
  i.answered_at as acted_at,
  i.at as started_at,
  i.answered_at as ended_at,
  /* every split of i */
from published.interaction i
where i.opens_wait and not i.is_first_wait
