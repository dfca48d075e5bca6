-- taken_call: one row per part of a call that an agent took; a transferred call has several.
-- taken_at    the pick-up; null where it is unknown
-- hung_up_at  the pick-up + talk + hold; null where one of the first two is unknown
-- handled_at  the end of the work: the pick-up (or, where it is unknown, the call) + talk + hold + after-call work
select
  i.*,
  coalesce(i.picked_up_at, i.answered_at) as taken_at,
  coalesce(i.picked_up_at, i.answered_at) + (i.talk_ms + coalesce(i.hold_ms, 0)) * interval '1 millisecond' as hung_up_at,
  coalesce(i.picked_up_at, i.answered_at, i.at)
    + (coalesce(i.talk_ms, 0) + coalesce(i.hold_ms, 0) + coalesce(i.wrap_up_ms, 0)) * interval '1 millisecond'
    as handled_at
from published.interaction i
where i.kind = 'call' and (i.picked_up_at is not null or i.talk_ms > 0)
