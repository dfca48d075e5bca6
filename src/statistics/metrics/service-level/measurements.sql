-- service-level: one row per incoming call that was answered, missed or abandoned.
-- value   milliseconds from the first ring to the pick-up; null where nobody took it
-- ended   the pick-up, or the moment at which the caller left: sooner than promised is neither kept nor broken
-- at      when it came in
-- agent   who took it
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.call_outcome = 'answered' then published.milliseconds(i.taken_at) - published.milliseconds(i.at) end as value,
  i.taken_by as agent_id,
  i.taken_at as acted_at,
  i.at as started_at,
  coalesce(i.taken_at, i.left_at) as ended_at,
  /* every split of i */
from (
  select
    c.*,
    case when c.call_outcome = 'answered' then coalesce(c.picked_up_at, c.answered_at) end as taken_at,
    case when c.call_outcome = 'abandoned' then c.gave_up_at end as left_at,
    case when c.call_outcome = 'answered' then coalesce(c.answered_by, c.agent_id) end as taken_by
  from published.interaction c
  where c.kind = 'call'
    and not c.is_leg
    and c.call_outcome in ('answered', 'missed', 'abandoned')
    and coalesce(c.direction = 'inbound', true)
) i
where i.call_outcome <> 'answered' or i.taken_at is not null
