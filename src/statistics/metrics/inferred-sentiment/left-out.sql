-- What inferred-sentiment leaves out of customers' messages: those that nobody can read the mood of.
select
  case when i.language <> 'en' and i.language not like 'zh%' then 'other-language' else 'no-sentiment' end as reason,
  i.at,
  i.slot,
  null::text as sentiment,
  /* every split of i */
from published.interaction i
where i.kind = 'message' and i.author_kind = 'customer' and i.sentiment is null
