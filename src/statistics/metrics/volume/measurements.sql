-- volume: one row per message or call, incoming, outgoing and internal.
-- value   1
-- at      the moment of the interaction
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  1 as value,
  i.channel,
  i.language,
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
  i.author_kind,
  i.record_id,
  i.part
from published.interaction i
where i.kind in ('message', 'call') and not i.is_leg
