-- missed-call-recovery-time: one row per incoming call that was missed or abandoned.
-- value   milliseconds until the customer was reached; null if that was not within seven days
-- at      when the call came in
-- Reads published.missed_call only.
select
  i.at,
  i.slot,
  round(date_part('epoch', i.reached_at - i.at) * 1000)::bigint as value,
  i.at as started_at,
  i.reached_at as ended_at,
  /* every split of i */
from published.missed_call i
