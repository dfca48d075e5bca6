-- What volume leaves out, too: what was seen before (through another source, or twice).
select 'repeat' as reason,
  r.at,
  r.slot,
  r.agent_id,
  r.at as acted_at,
  r.author_kind,
  /* every split of r */
from published.repeat r
where r.kind in ('message', 'call') and not r.is_leg and not r.keeps_rating
