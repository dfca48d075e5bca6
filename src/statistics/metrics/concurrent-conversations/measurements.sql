-- concurrent-conversations: one row per conversation, from its opening until its last turn.
-- at      the turn that opened it
-- until   the last turn of a person in it; of a call that was taken, its end
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  t.until,
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
join (
  select
    c.conversation_id,
    max(
      case
        when c.kind = 'call' and c.call_outcome = 'answered'
          then coalesce(c.picked_up_at, c.answered_at, c.at)
            + (coalesce(c.talk_ms, 0) + coalesce(c.hold_ms, 0)) * interval '1 millisecond'
        else c.at
      end
    ) as until
  from published.interaction c
  where c.kind in ('message', 'call')
    and not c.is_leg
    and c.author_kind in ('customer', 'agent')
    and c.direction in ('inbound', 'outbound')
  group by c.conversation_id
) t on t.conversation_id = i.conversation_id
where i.opens_conversation
