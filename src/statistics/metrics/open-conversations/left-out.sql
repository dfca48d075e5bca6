-- What open-conversations leaves out: what was resolved nobody knows when, and what was opened again nobody knows when.
select
  case i.open_ends when 'unknown' then 'no-resolution-time' else 'no-reopening-time' end as reason,
  coalesce(i.open_until, i.at) as at,
  floor(date_part('epoch', coalesce(i.open_until, i.at)) / 900)::int as slot,
  null::timestamptz as until,
  true as is_open,
  /* every split of i */
from published.interaction i
where i.open_ends in ('unknown', 'reopened')
