-- What volume leaves out: lines written by a program, survey answers on their own, further legs of a call,
-- and what was seen before (through another source, or twice).
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
union all
select 'repeat' as reason,
  r.at,
  r.slot,
  r.channel,
  r.direction,
  r.agent_id,
  r.at as acted_at,
  r.source_id,
  r.contact_point_id,
  r.topic,
  r.subtopic,
  r.tags,
  r.customer_id,
  r.conversation_id,
  r.record_id,
  r.author_kind,
  r.language
from published.repeat r
where r.kind in ('message', 'call') and not r.is_leg and not r.keeps_rating
