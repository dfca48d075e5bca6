-- rating: one row per survey answer.
-- value   stars from 1 to 5, exact (numeric), so that a sum does not depend on its order
-- at      when the survey was answered
-- agent   who was rated, as they stood then
-- rating  the whole star from 1 to 5 that is nearest
-- A scale is named by its ends ('1-5', '0-10'): stars = 1 + 4 × (given − low) / (high − low).
-- Reads published.interaction only.
select
  r.rated_at as at,
  floor(date_part('epoch', r.rated_at) / 900)::int as slot,
  r.stars as value,
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
  where i.rated_at is not null and i.rating_value is not null
) r
