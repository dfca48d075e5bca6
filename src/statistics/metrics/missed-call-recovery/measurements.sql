-- missed-call-recovery: one row per incoming call that was missed or abandoned.
-- value   1 if the customer was reached within seven days, else 0
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.reached_at <= i.at + interval '7 days' then 1 else 0 end as value,
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
    c.*,
    min(
      case
        when c.kind = 'message' and c.author_kind = 'agent' and c.direction = 'outbound' then c.at
        when c.kind = 'call' and not c.is_leg and c.call_outcome = 'answered' then c.at
      end
    ) over (partition by c.customer_id order by c.at desc groups between unbounded preceding and 1 preceding) as reached_at
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
