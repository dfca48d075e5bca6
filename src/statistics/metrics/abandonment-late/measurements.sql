-- abandonment-late: one row per incoming call; it is held to the promise for speed of answer when the call came in, and is
-- broken where the caller left after it. What nobody knows the end of counts as late once the promise has passed.
-- value   0 for calls that ended otherwise; null for abandoned ones
-- at      when it came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  case when coalesce(i.call_outcome = 'abandoned', false) then null else 0 end as value,
  i.at as started_at,
  case when coalesce(i.call_outcome = 'abandoned', false) then i.gave_up_at else i.at end as ended_at,
  /* every split of i */
from published.interaction i
where i.kind = 'call' and not i.is_leg and coalesce(i.direction = 'inbound', true)
