-- words: one row per message whose words were counted.
-- value   words of its text, without what it quotes and its signature
-- at      the moment of the message
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.words as value,
  i.agent_id,
  i.at as acted_at,
  i.author_kind,
  /* every split of i */
from published.interaction i
where i.kind = 'message' and i.words is not null
