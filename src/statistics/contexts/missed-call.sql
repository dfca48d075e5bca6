-- missed_call: one row per incoming call that was missed or abandoned.
-- reached_at  when the customer was reached after it, on any channel: written to by a person, or spoken to in another
--             call; null if that was not within seven days
select
  i.*,
  case when i.next_at <= i.at + interval '7 days' then i.next_at end as reached_at
from (
  select
    c.*,
    min(
      case
        when c.kind = 'message' and c.author_kind = 'agent' and c.direction = 'outbound' then c.at
        when c.kind = 'call' and not c.is_leg and c.call_outcome = 'answered' then c.at
      end
    ) over (partition by c.customer_id order by c.at desc groups between unbounded preceding and 1 preceding) as next_at
  from published.interaction c
  -- Only customers of whom a call was missed, and of theirs only what was missed or reaches them.
  where (
    (c.kind = 'message' and c.author_kind = 'agent' and c.direction = 'outbound')
    or (c.kind = 'call' and not c.is_leg and c.call_outcome in ('answered', 'missed', 'abandoned'))
  ) and c.customer_id in (
    select o.customer_id from published.interaction o
    where o.kind = 'call' and not o.is_leg and o.call_outcome in ('missed', 'abandoned')
  )
) i
where i.kind = 'call' and not i.is_leg and i.call_outcome in ('missed', 'abandoned')
