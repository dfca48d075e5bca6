-- missed-call-recovery-time: one row per incoming call that was missed or abandoned.
-- value   milliseconds until the customer was reached; null if that was not within seven days
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when i.reached_at <= i.at + interval '7 days' then round(date_part('epoch', i.reached_at - i.at) * 1000)::bigint end as value,
  i.at as started_at,
  case when i.reached_at <= i.at + interval '7 days' then i.reached_at end as ended_at,
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
