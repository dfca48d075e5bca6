-- first-resolution-time: one row per conversation that was resolved, and of which is known when first.
-- value   milliseconds from its beginning
-- at      that resolution
-- agent   who resolved it then, where its source tells
-- Reads published.interaction only.
select
  i.first_resolved_at as at,
  floor(date_part('epoch', i.first_resolved_at) / 900)::int as slot,
  published.milliseconds(i.first_resolved_at) - published.milliseconds(i.at) as value,
  i.at as started_at,
  i.first_resolved_at as ended_at,
  i.first_resolved_by as agent_id,
  i.first_resolved_at as acted_at,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.first_resolved_at is not null
