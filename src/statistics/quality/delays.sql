-- One row a record that came in live: how long after its event, milliseconds. What is dated ahead is at once here.
select
  a.source,
  a.at,
  a.slot,
  a.record_id,
  a.part,
  a.contact_point_id,
  a.repeat_of,
  a.repeat_part,
  greatest(a.delay_ms, 0) as delay_ms
from published.arrival a
