-- attachments: one row per message or call that came with files.
-- value   how many files came with it
-- at      the moment of the interaction
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.attachment_count as value,
  i.agent_id,
  i.at as acted_at,
  i.author_kind,
  /* every split of i */
from published.interaction i
where i.kind in ('message', 'call') and i.attachment_count > 0
