-- customers-returning: one row per conversation that is not its customer’s first; a customer counts once.
-- entity  the customer
-- at      when the conversation was opened
-- Reads published.interaction only.
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
from (
  select
    i.*,
    row_number() over (partition by i.customer_id order by i.at, i.record_id, i.part) as place
  from published.interaction i
  where i.opens_conversation
) i
where i.place > 1
