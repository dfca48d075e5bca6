-- first_contact: one row per customer, the first message or call with them.
select i.*
from (
  -- The customer’s first moment is found first: only what happened then is put in order.
  select
    c.*,
    row_number() over (partition by c.customer_id order by c.record_id, c.part) as place
  from published.interaction c
  join (
    select
      o.customer_id,
      min(o.at) as at
    from published.interaction o
    where o.kind in ('message', 'call') and not o.is_leg and coalesce(o.direction <> 'internal', true)
    group by o.customer_id
  ) first on first.customer_id = c.customer_id and first.at = c.at
  where c.kind in ('message', 'call') and not c.is_leg and coalesce(c.direction <> 'internal', true)
) i
where i.place = 1
