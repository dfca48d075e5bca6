-- first-within-target: one row per wait that is the first of its conversation; it is held to what was promised when it began.
-- value   milliseconds from the customer's turn to the agent's; null while it has no answer
-- at      the customer's turn
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
where i.opens_wait and i.is_first_wait
