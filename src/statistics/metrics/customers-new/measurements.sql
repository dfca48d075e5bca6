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
  -- The customer’s first moment is found first: only what happened then is put in order.
  select
    i.*,
    row_number() over (partition by i.customer_id order by i.record_id, i.part) as place
  from published.interaction i
  join (
    select
      o.customer_id,
      min(o.at) as at
    from published.interaction o
    where o.kind in ('message', 'call') and not o.is_leg and coalesce(o.direction <> 'internal', true)
    group by o.customer_id
  ) first on first.customer_id = i.customer_id and first.at = i.at
  where i.kind in ('message', 'call') and not i.is_leg and coalesce(i.direction <> 'internal', true)
) i
where i.place = 1
