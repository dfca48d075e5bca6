-- customers-new: one row per customer.
-- value   1
-- at      the first message or call with that customer
-- Reads published.interaction only.
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
from (
  select
    i.*,
    row_number() over (partition by i.customer_id order by i.at, i.record_id, i.part) as place
  from published.interaction i
  where i.kind in ('message', 'call') and not i.is_leg and coalesce(i.direction <> 'internal', true)
) i
where i.place = 1
