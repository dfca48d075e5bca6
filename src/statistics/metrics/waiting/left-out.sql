-- What waits leave out: conversations that were resolved, and nobody knows when the customer was answered.
-- Reads published.interaction only.
select 'resolved-unanswered' as reason,
  i.at,
  i.slot,
  null::timestamptz as until,
  i.channel,
  i.language,
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
  i.record_id,
  i.part
from published.interaction i
where i.opens_conversation and i.author_kind = 'customer' and i.direction = 'inbound' and i.resolution = 'resolved'
  and not i.opens_wait
