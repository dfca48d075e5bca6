-- concurrent-calls: one row per part of a call that an agent took, from the pick-up until its end.
-- at      the pick-up
-- until   the end: pick-up + talk + hold
-- agent   who took this part
-- Reads published.interaction only.
select
  c.taken_at as at,
  floor(date_part('epoch', c.taken_at) / 900)::int as slot,
  c.taken_at + (c.talk_ms + coalesce(c.hold_ms, 0)) * interval '1 millisecond' as until,
  c.agent_id,
  c.taken_at as acted_at,
  c.channel,
  c.direction,
  c.source_id,
  c.contact_point_id,
  c.topic,
  c.subtopic,
  c.tags,
  c.customer_id,
  c.conversation_id,
  c.record_id,
  c.part,
  c.language
from (
  select i.*, coalesce(i.picked_up_at, i.answered_at) as taken_at
  from published.interaction i
  where i.kind = 'call' and i.talk_ms is not null
) c
where c.taken_at is not null and (c.picked_up_at is not null or c.talk_ms > 0)
