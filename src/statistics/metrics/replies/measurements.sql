-- replies: one row per message that says it replies to another.
-- value   1
-- at      the moment of the reply
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
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
  i.author_kind,
  i.record_id,
  i.part
from published.interaction i
where i.is_reply and i.kind = 'message'
