-- One row an import, which counts as many times as it has records; `slot` is when it began.
select
  coalesce(i.source, '') as source,
  i.created_at as at,
  i.slot,
  i.import_id,
  i.title,
  i.seen,
  i.duplicates
from published.import i
where i.seen > 0
