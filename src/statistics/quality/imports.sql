-- One row an import that holds, which counts as many times as it has records; `slot` is when it began.
select
  coalesce(i.source, '') as source,
  i.created_at as at,
  (extract(epoch from i.created_at) / 900)::int as slot,
  i.import_id,
  i.title,
  i.seen,
  i.duplicates
from published.import i
where i.seen > 0 and i.state <> 'undone'
