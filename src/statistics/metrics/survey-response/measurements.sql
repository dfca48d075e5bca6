-- survey-response: one row per survey that was sent.
-- value   1 if it was answered, else 0
-- at      when it was sent
-- Reads published.interaction only.
select
  i.survey_sent_at as at,
  floor(date_part('epoch', i.survey_sent_at) / 900)::int as slot,
  case when i.rating_value is not null then 1 else 0 end as value,
  i.agent_id,
  i.survey_sent_at as acted_at,
  /* every split of i */
from published.interaction i
where i.survey_sent_at is not null
