-- calls-offered: one row per incoming call.
-- value   1
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.channel,
  i.direction,
  i.agent_id,
  i.at as acted_at,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id,
  i.part
from published.interaction i
where i.kind = 'call' and not i.is_leg and coalesce(i.direction = 'inbound', true)
