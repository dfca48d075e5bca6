-- waiting: one row per wait of a customer, from the turn that opened it until its answer.
-- until   the answer; null while there is none
-- at      the customer's turn
-- Reads published.interaction only.
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
from published.interaction i
where i.opens_wait
