-- csat: one row per survey answer.
-- value   1 for four stars or more (75 of 0–100), else 0
-- at      when the survey was answered
-- agent   who was rated, as they stood then
-- rating  the whole star from 1 to 5 that is nearest
-- Answers on 0–10 and 1–7 are those of other surveys (nps, ces).
-- A scale is named by its ends ('1-5', '0-10'): stars = 1 + 4 × (given − low) / (high − low).
-- Reads published.interaction only.
select
  r.rated_at as at,
  floor(date_part('epoch', r.rated_at) / 900)::int as slot,
  case when r.stars >= 4 then 1 else 0 end as value,
  r.agent_id,
  coalesce(r.survey_sent_at, r.at) as acted_at,
  round(r.stars)::int as rating,
  /* every split of r */
from (
  select
    i.*,
    1 + (i.rating_value::numeric - split_part(i.rating_scale, '-', 1)::numeric) * 4
      / (split_part(i.rating_scale, '-', 2)::numeric - split_part(i.rating_scale, '-', 1)::numeric) as stars
  from published.interaction i
  where i.rated_at is not null
    and i.rating_value is not null
    and i.rating_scale not in ('0-10', '1-7')
) r
