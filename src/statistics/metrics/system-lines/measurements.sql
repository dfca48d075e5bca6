-- system-lines: one row per line that a program wrote into a chat.
-- value   1
-- at      the moment of the line
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.channel,
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
where i.kind = 'system'
