-- One row a record that standardising had to leave a value out of, because it cannot be true.
select
  coalesce(t.source, '') as source,
  t.at,
  t.slot,
  t.record_id,
  t.part,
  t.contact_point_id,
  t.repeat_of,
  t.repeat_part,
  t.rule = 'impossible-reply-time' as is_impossible_reply,
  t.rule = 'impossible-duration' as is_impossible_duration
from published.touch t
where t.rule in ('impossible-reply-time', 'impossible-duration')
