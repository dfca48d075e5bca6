-- answered-share: one row per wait of a customer.
-- value   1 if it was answered, else 0
-- at      the customer's turn
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.answered_at is null then 0 else 1 end as value,
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
from published.interaction i
where i.opens_wait
