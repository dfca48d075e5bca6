-- What handle-time leaves out of the calls: not answered, or no duration known.
select
  case when i.call_outcome = 'answered' then 'no-duration' else 'not-answered' end as reason,
  i.at,
  i.slot,
  i.agent_id,
  i.at as acted_at,
  /* every split of i */
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and (i.talk_ms is null or (i.picked_up_at is null and i.talk_ms <= 0))
