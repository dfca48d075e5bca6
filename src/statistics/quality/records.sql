-- One row a record that an import keeps; `slot` is when it arrived.
select
  coalesce(s.source, '') as source,
  s.received_at as at,
  s.slot,
  s.record_id,
  s.import_id,
  s.line,
  s.is_quarantined as is_refused
from published.sighting s
