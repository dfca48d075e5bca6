-- replies-per-conversation: one row per conversation.
-- value   how many there were in it
-- at      when it was opened
-- Reads published.conversation only.
select
  i.at,
  i.slot,
  i.replies as value,
  i.channel,
  i.direction,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id,
  i.part,
  i.language
from published.conversation i
