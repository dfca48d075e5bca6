-- transfers: one row per further leg of a call that an agent took.
-- value   1
-- at      the beginning of that leg
-- agent   who took it
-- Reads published.taken_call only.
select
  i.at,
  i.slot,
  1 as value,
  i.agent_id,
  i.at as acted_at,
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
from published.taken_call i
where i.is_leg
