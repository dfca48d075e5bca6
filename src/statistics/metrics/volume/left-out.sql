-- What volume leaves out: lines written by a program, survey answers on their own, further legs of a call.
select
  case when i.kind = 'system' then 'system-line' when i.kind = 'rating' then 'rating' else 'leg' end as reason,
  i.at,
  i.slot,
  i.agent_id,
  i.at as acted_at,
  i.author_kind,
  /* every split of i */
from published.interaction i
where i.kind in ('system', 'rating') or i.is_leg
