-- handle-time: one row per part of a call that an agent took; a transferred call has several.
-- value   talk + hold + after-call work, milliseconds
-- at      the end of the work: the pick-up (or, where it is unknown, the call) + value
-- agent   who took this part
-- Reads published.interaction only.
select
  c.ended_at as at,
  floor(date_part('epoch', c.ended_at) / 900)::int as slot,
  c.value,
  c.channel,
  c.direction,
  c.agent_id,
  c.at as acted_at,
  c.source_id,
  c.contact_point_id,
  c.topic,
  c.subtopic,
  c.tags,
  c.customer_id,
  c.conversation_id,
  c.record_id,
  c.part
from (
  select
    i.*,
    i.talk_ms + coalesce(i.hold_ms, 0) + coalesce(i.wrap_up_ms, 0) as value,
    coalesce(i.picked_up_at, i.answered_at, i.at)
      + (i.talk_ms + coalesce(i.hold_ms, 0) + coalesce(i.wrap_up_ms, 0)) * interval '1 millisecond' as ended_at
  from published.interaction i
  where i.kind = 'call' and i.talk_ms is not null and (i.picked_up_at is not null or i.talk_ms > 0)
) c
