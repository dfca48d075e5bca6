-- What calls-abandoned-short leaves out: calls that ended otherwise, and those of which nobody tells when the caller left.
select
  case when i.call_outcome = 'abandoned' then 'no-wait' else 'not-abandoned' end as reason,
  i.at,
  i.slot,
  /* every split of i */
from published.interaction i
where i.kind = 'call'
  and not i.is_leg
  and coalesce(i.direction = 'inbound', true)
  and not (coalesce(i.call_outcome = 'abandoned', false) and i.gave_up_at is not null)
