-- customers-returning: one row per conversation that is not its customer’s first; a customer counts once.
-- entity  the customer
-- at      when the conversation was opened
-- Reads published.further_conversation only.
select
  i.at,
  i.slot,
  1 as value,
  i.customer_id as entity,
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
from published.further_conversation i
