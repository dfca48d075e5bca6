-- ces: one row per survey answer on that scale.
-- at      when the survey was answered
-- agent   who was rated, as they stood then
-- Reads published.interaction only.
select
  i.rated_at as at,
  floor(date_part('epoch', i.rated_at) / 900)::int as slot,
  i.rating_value::numeric as value,
  i.agent_id,
  coalesce(i.survey_sent_at, i.at) as acted_at,
  i.channel,
  i.direction,
  i.source_id,
  i.contact_point_id,
  i.topic,
  i.subtopic,
  i.tags,
  i.customer_id,
  i.conversation_id,
  i.record_id,
  i.part,
  i.language
from published.interaction i
where i.rated_at is not null and i.rating_value is not null and i.rating_scale = '1-7'
