-- calls-abandoned-short: one row per call that the caller left first, where it is known when; it is held to the promise for
-- speed of answer when the call came in, and whoever left within it left early.
-- value   milliseconds from the call to the end of it
-- at      when the call came in
-- Reads published.interaction only.
select
  i.at,
  i.slot,
  published.milliseconds(i.gave_up_at) - published.milliseconds(i.at) as value,
  i.at as started_at,
  i.gave_up_at as ended_at,
  /* every split of i */
from published.interaction i
where i.call_outcome = 'abandoned' and not i.is_leg and i.gave_up_at is not null
