-- The source of an import that does not name one is that of its files, where they have one in common.
create or replace view published.import as
select m.import_id, m.title, m.kind, m.state, m.created_at,
  coalesce(m.source, (
    select case when count(distinct o.source) = 1 then min(o.source) end
    from history.original o where o.import_id = m.import_id)) as source,
  m.seen, m.stored, m.duplicates, m.quarantined
from history.import m;
