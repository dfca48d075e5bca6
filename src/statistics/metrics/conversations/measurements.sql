-- conversations: one row per conversation.
-- value   1
-- at      when it was opened
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
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
where i.opens_conversation
