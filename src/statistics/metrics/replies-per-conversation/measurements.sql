-- replies-per-conversation: one row per conversation.
-- value   how many there were in it
-- at      when it was opened
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  coalesce(t.value, 0) as value,
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
left join (
  select conversation_id, count(*) as value
  from published.interaction
  where kind in ('message', 'call') and not is_leg and author_kind = 'agent' and direction = 'outbound'
  group by conversation_id
) t on t.conversation_id = i.conversation_id
where i.opens_conversation
