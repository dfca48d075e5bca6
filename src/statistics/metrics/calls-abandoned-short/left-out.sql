-- What calls-abandoned-short leaves out: calls that ended otherwise, and those of which nobody tells when the caller left.
select
  case when i.call_outcome = 'abandoned' then 'no-wait' else 'not-abandoned' end as reason,
  i.at,
  i.slot,
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
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and coalesce(i.direction = 'inbound', true)
  and not (coalesce(i.call_outcome = 'abandoned', false) and i.gave_up_at is not null)
