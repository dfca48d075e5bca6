-- What speed-of-answer leaves out of the incoming calls: not answered, or pick-up unknown.
select
  case when i.call_outcome = 'answered' then 'no-pick-up' else 'not-answered' end as reason,
  i.at,
  i.slot,
  i.channel,
  i.direction,
  i.agent_id,
  i.at as acted_at,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and coalesce(i.direction = 'inbound', true)
  and not (
    coalesce(i.call_outcome = 'answered', false)
    and coalesce(i.picked_up_at, i.answered_at) is not null
  )
