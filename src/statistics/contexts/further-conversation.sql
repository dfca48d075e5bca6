-- further_conversation: one row per conversation that is not its customer’s first, which is the one that opened it.
select i.*
from (
  select
    o.*,
    row_number() over (partition by o.customer_id order by o.at, o.record_id, o.part) as place
  from published.interaction o
  where o.opens_conversation
) i
where i.place > 1
