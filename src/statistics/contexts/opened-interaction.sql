-- opened_interaction: every interaction.
-- opened_at    when its conversation began; of one that belongs to none, its own moment
-- opened_slot  the same in quarters of an hour
select
  i.*,
  coalesce(o.at, i.at) as opened_at,
  coalesce(o.slot, i.slot) as opened_slot
from published.interaction i
left join (
  select
    c.conversation_id,
    min(c.at) as at,
    min(c.slot) as slot
  from published.interaction c
  where c.opens_conversation
  group by c.conversation_id
) o on o.conversation_id = i.conversation_id
