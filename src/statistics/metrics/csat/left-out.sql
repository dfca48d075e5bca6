-- What csat leaves out: answers to other surveys, which have their own metrics (nps, ces).
select
  case i.rating_scale when '0-10' then 'nps-answer' else 'ces-answer' end as reason,
  i.rated_at as at,
  floor(date_part('epoch', i.rated_at) / 900)::int as slot,
  i.agent_id,
  coalesce(i.survey_sent_at, i.at) as acted_at,
  round(
    1 + (i.rating_value::numeric - split_part(i.rating_scale, '-', 1)::numeric) * 4
      / (split_part(i.rating_scale, '-', 2)::numeric - split_part(i.rating_scale, '-', 1)::numeric)
  )::int as rating,
  /* every split of i */
from published.interaction i
where i.rated_at is not null and i.rating_value is not null and i.rating_scale in ('0-10', '1-7')
