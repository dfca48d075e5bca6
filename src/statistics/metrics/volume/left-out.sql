-- What volume leaves out: lines written by a program, survey answers on their own, further legs of a call.
select
  case when i.kind = 'system' then 'system-line' when i.kind = 'rating' then 'rating' else 'leg' end as reason,
  i.at,
  i.slot,
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
  i.author_kind,
  i.language
from published.interaction i
where i.kind in ('system', 'rating') or i.is_leg
