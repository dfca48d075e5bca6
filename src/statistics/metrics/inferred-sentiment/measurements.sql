-- inferred-sentiment: one row per message of a customer whose words tell how it sounds.
-- value   100 where it sounds positive, -100 where negative, 0 where neither: the mean is the share of positive less that of negative
-- at      the moment of the message
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.sentiment * 100 as value,
  case i.sentiment when 1 then 'positive' when -1 then 'negative' else 'neutral' end as sentiment,
  /* every split of i */
from published.interaction i
where i.kind = 'message' and i.author_kind = 'customer' and i.sentiment is not null
