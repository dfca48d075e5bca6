-- What resolution-time leaves out: what is open, and what was resolved nobody knows when. Both at the beginning.
select
  case when i.resolution = 'open' then 'still-open' else 'no-resolution-time' end as reason,
  i.at,
  i.slot,
  i.resolved_by as agent_id,
  i.at as acted_at,
  i.channel,
  i.language,
  i.direction,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id,
  i.part
from published.interaction i
where i.opens_conversation and i.resolution is not null and i.resolved_at is null
