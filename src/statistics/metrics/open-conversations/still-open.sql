-- The rows of measurements.sql that have no end yet.
-- Reads published.open_conversation only.
select
  i.at,
  i.slot,
  i.open_until as until,
  /* every split of i */
from published.open_conversation i
