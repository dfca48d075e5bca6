-- What speed-of-answer leaves out of the incoming calls: not answered, or pick-up unknown.
select
  case when i.call_outcome = 'answered' then 'no-pick-up' else 'not-answered' end as reason,
  i.at,
  i.slot,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and coalesce(i.direction = 'inbound', true)
  and not (
    coalesce(i.call_outcome = 'answered', false)
    and coalesce(i.picked_up_at, i.answered_at) is not null
  )
