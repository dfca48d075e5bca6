-- resolution-time: one row per conversation that is resolved, and of which is known when.
-- value   milliseconds from its beginning
-- at      that resolution
-- agent   who resolved it then, where its source tells
-- Reads published.interaction only.
select
  i.resolved_at as at,
  floor(date_part('epoch', i.resolved_at) / 900)::int as slot,
  published.milliseconds(i.resolved_at) - published.milliseconds(i.at) as value,
  i.at as started_at,
  i.resolved_at as ended_at,
  i.resolved_by as agent_id,
  i.resolved_at as acted_at,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.resolved_at is not null
