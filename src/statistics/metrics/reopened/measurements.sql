-- reopened: one row per conversation that was resolved and opened again.
-- value   1
-- at      its first resolution; where that is not known its last one, else its beginning
-- agent   who resolved it first, where its source tells
-- Reads published.interaction only.
select
  coalesce(i.first_resolved_at, i.resolved_at, i.at) as at,
  floor(date_part('epoch', coalesce(i.first_resolved_at, i.resolved_at, i.at)) / 900)::int as slot,
  1 as value,
  i.first_resolved_by as agent_id,
  coalesce(i.first_resolved_at, i.resolved_at, i.at) as acted_at,
  /* every split of i */
from published.interaction i
where i.opens_conversation and i.reopens > 0
