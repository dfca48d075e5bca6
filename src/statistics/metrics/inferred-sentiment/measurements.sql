-- inferred-sentiment: one row per message of a customer whose words tell how it sounds.
-- value   100 where it sounds positive, -100 where negative, 0 where neither: the mean is the share of positive less that of negative
-- at      the moment of the message
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  i.sentiment * 100 as value,
  case i.sentiment when 1 then 'positive' when -1 then 'negative' else 'neutral' end as sentiment,
  i.channel,
  i.direction,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id,
  i.part,
  i.language
from published.interaction i
where i.kind = 'message' and i.author_kind = 'customer' and i.sentiment is not null
