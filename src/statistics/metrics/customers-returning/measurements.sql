-- customers-returning: one row per conversation that is not its customer’s first; a customer counts once.
-- entity  the customer
-- at      when the conversation was opened
-- Reads published.interaction only.
-- The customer’s first moment is found first: only what happened then is put in order.
with first as (
  select
    o.customer_id,
    min(o.at) as at
  from published.interaction o
  where o.opens_conversation
  group by o.customer_id
)
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
    2 as place
  from published.interaction i
  join first on first.customer_id = i.customer_id and first.at < i.at
  where i.opens_conversation
  union all
  select
    i.*,
    row_number() over (partition by i.customer_id order by i.record_id, i.part) as place
  from published.interaction i
  join first on first.customer_id = i.customer_id and first.at = i.at
  where i.opens_conversation
) i
where i.place > 1
