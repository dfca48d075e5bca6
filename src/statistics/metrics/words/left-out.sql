-- What words leaves out: calls, and messages without a text or whose words are not counted yet.
select
  case when i.kind = 'call' then 'not-written' else 'no-words' end as reason,
  i.at,
  i.slot,
  i.agent_id,
  i.at as acted_at,
  i.author_kind,
  /* every split of i */
from published.interaction i
where (i.kind = 'message' and i.words is null) or (i.kind = 'call' and not i.is_leg)
