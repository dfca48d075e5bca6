-- open-conversations: one row per time for which a conversation was open, from when it was opened, or opened again.
-- until   its resolution; null while there is none
-- at      its beginning, or what opened it again
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.open_until as until,
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
where i.open_ends in ('open', 'resolved', 'reopened')
