-- missed-call-recovery-time: one row per incoming call that was missed or abandoned.
-- value   milliseconds until the customer was reached; null if that was not within seven days
-- at      when the call came in
-- Reads published.missed_call only.
select
  i.at,
  i.slot,
  published.milliseconds(i.reached_at) - published.milliseconds(i.at) as value,
  i.at as started_at,
  i.reached_at as ended_at,
  /* every split of i */
from published.missed_call i
