-- What volume leaves out, too: what was seen before (through another source, or twice).
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
