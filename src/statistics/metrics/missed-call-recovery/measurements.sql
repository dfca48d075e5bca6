-- missed-call-recovery: one row per incoming call that was missed or abandoned.
-- value   1 if the customer was reached within seven days, else 0
-- at      when the call came in
-- Reads published.missed_call only.
select
  i.at,
  i.slot,
  case when i.reached_at is not null then 1 else 0 end as value,
  /* every split of i */
from published.missed_call i
