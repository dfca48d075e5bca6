-- The rows of measurements.sql that have no end yet.
-- Reads published.open_wait only.
select
  i.at,
  i.slot,
  i.answered_at as until,
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
from published.open_wait i
