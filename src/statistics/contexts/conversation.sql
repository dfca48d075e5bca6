-- conversation: one row per conversation, which is the one that opened it.
-- last_turn_at  the last turn of a person in it; of a call that was taken, its end; null where nobody had one
-- turns         messages and calls of people, either way
-- replies       those of ours
select
  i.*,
  t.last_turn_at,
  coalesce(t.turns, 0) as turns,
  coalesce(t.replies, 0) as replies
from published.interaction i
left join (
  select
    c.conversation_id,
    max(
      case
        when c.kind = 'call' and c.call_outcome = 'answered'
          then coalesce(c.picked_up_at, c.answered_at, c.at)
            + (coalesce(c.talk_ms, 0) + coalesce(c.hold_ms, 0)) * interval '1 millisecond'
        else c.at
      end
    ) as last_turn_at,
    count(*) as turns,
    count(*) filter (where c.author_kind = 'agent' and c.direction = 'outbound') as replies
  from published.interaction c
  where c.kind in ('message', 'call')
    and not c.is_leg
    and c.author_kind in ('customer', 'agent')
    and c.direction in ('inbound', 'outbound')
  group by c.conversation_id
) t on t.conversation_id = i.conversation_id
where i.opens_conversation
