-- speed-of-answer: one row per incoming call that was answered.
-- value   milliseconds from the first ring to the pick-up by whoever took it first
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  published.milliseconds(coalesce(i.picked_up_at, i.answered_at)) - published.milliseconds(i.at) as value,
  coalesce(i.answered_by, i.agent_id) as agent_id,
  coalesce(i.picked_up_at, i.answered_at) as acted_at,
  i.at as started_at,
  coalesce(i.picked_up_at, i.answered_at) as ended_at,
  /* every split of i */
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and i.call_outcome = 'answered'
  and coalesce(i.picked_up_at, i.answered_at) is not null
  and coalesce(i.direction = 'inbound', true)
