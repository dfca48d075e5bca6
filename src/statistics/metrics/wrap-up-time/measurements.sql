-- wrap-up-time: one row per part of a call that an agent took, where its source tells it.
-- value   milliseconds
-- at      the end of the work, as of handle-time
-- agent   who took this part
-- Reads published.interaction only.
select
  i.ended_at as at,
  floor(date_part('epoch', i.ended_at) / 900)::int as slot,
  i.wrap_up_ms as value,
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
from (
  select
    c.*,
    coalesce(c.picked_up_at, c.answered_at, c.at)
      + (coalesce(c.talk_ms, 0) + coalesce(c.hold_ms, 0) + coalesce(c.wrap_up_ms, 0)) * interval '1 millisecond'
      as ended_at
  from published.interaction c
  where c.kind = 'call' and c.wrap_up_ms is not null and (c.picked_up_at is not null or c.talk_ms > 0)
) i
