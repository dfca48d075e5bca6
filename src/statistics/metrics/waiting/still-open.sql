-- The rows of measurements.sql that have no end yet.
-- Reads published.open_wait only.
select
  i.at,
  i.slot,
  i.answered_at as until,
  /* every split of i */
from published.open_wait i
