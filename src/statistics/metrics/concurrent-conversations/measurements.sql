-- concurrent-conversations: one row per conversation, from its opening until its last turn.
-- at      the turn that opened it
-- until   its last turn
-- Reads published.conversation only.
select
  i.at,
  i.slot,
  i.last_turn_at as until,
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
