-- customers-new: one row per customer.
-- value   1
-- at      the first message or call with that customer
-- Reads published.first_contact only.
select
  i.at,
  i.slot,
  1 as value,
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
from published.first_contact i
