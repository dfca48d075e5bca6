-- Which terms were said on which UTC day: enough to find the days worth reading, newest first.
-- A day that changed is dirty until it is indexed again, and is read whatever is searched for.

create table history.search_day (
  -- floor(slot / 96): days since 1970-01-01, UTC.
  day int primary key,
  is_dirty boolean not null default true,
  dirty_since timestamptz not null default now(),
  terms int[] not null default '{}'
);
create index search_day_terms on history.search_day using gin (terms) with (fastupdate = off);
create index search_day_dirty on history.search_day (day) where is_dirty;
