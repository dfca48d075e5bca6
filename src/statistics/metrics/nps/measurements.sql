-- nps: one row per survey answer on that scale.
-- at      when the survey was answered
-- agent   who was rated, as they stood then
-- Reads published.interaction only.
select
  i.rated_at as at,
  floor(date_part('epoch', i.rated_at) / 900)::int as slot,
  case when i.rating_value >= 9 then 100 when i.rating_value <= 6 then -100 else 0 end as value,
  i.agent_id,
  coalesce(i.survey_sent_at, i.at) as acted_at,
  /* every split of i */
from published.interaction i
where i.rated_at is not null and i.rating_value is not null and i.rating_scale = '0-10'
