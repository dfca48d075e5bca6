-- How a message sounds, inferred from its words: -1 negative, 0 neutral, 1 positive; null where nobody can tell. Filled as records come,
-- and of those that are there by `rapport replay`, as words are (migration 25).
alter table history.interaction add column sentiment smallint;
alter table history.superseded add column sentiment smallint;

create or replace function history.keep_superseded() returns trigger language plpgsql as $$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version(),
    o.repeat_keeps_rating, o.words, jsonb_array_length(o.attachments), o.topic, o.subtopic, o.tags, o.gave_up_at,
    o.sentiment
  from gone o
  where o.version < history.writing_version();
  return null;
end $$;

create or replace function history.keep_all_superseded() returns trigger language plpgsql as $$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version(),
    o.repeat_keeps_rating, o.words, jsonb_array_length(o.attachments), o.topic, o.subtopic, o.tags, o.gave_up_at,
    o.sentiment
  from history.interaction o
  where o.version < history.writing_version();
  return null;
end $$;

create or replace view published.interaction as
select
  i.at,
  i.slot,
  i.record_id,
  i.part,
  case when i.repeat_of is null then i.kind else 'rating' end as kind,
  i.channel,
  i.direction,
  i.author_kind,
  i.source_id,
  i.contact_point_id,
  coalesce(customer.customer_id, i.contact_point_id) as customer_id,
  coalesce(agent.customer_id, i.agent_point_id) as agent_id,
  coalesce(i.conversation_id, i.record_id) as conversation_id,
  i.repeat_of is null and i.opens_conversation as opens_conversation,
  i.is_leg,
  i.is_reply,
  i.repeat_of is null and i.opens_wait as opens_wait,
  i.repeat_of is null and i.is_first_wait as is_first_wait,
  i.answered_at,
  coalesce(answerer.customer_id, i.answered_by) as answered_by,
  i.answer_record_id,
  i.answer_part,
  i.call_outcome,
  i.talk_ms,
  i.hold_ms,
  i.wrap_up_ms,
  i.rating_value,
  i.rating_scale,
  i.rated_at,
  i.survey_sent_at,
  i.stated_answered_at as picked_up_at,
  i.language,
  i.agent_point_id,
  i.answered_by as answerer_point_id,
  i.version,
  i.words,
  jsonb_array_length(i.attachments) as attachment_count,
  i.topic,
  i.subtopic,
  i.tags,
  i.gave_up_at,
  i.sentiment
from history.interaction i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by
where i.repeat_of is null or i.repeat_keeps_rating;

create or replace function published.interaction_as_of(v bigint) returns setof published.interaction language sql stable
as $$
  select
    i.at, i.slot, i.record_id, i.part,
    case when i.repeat_of is null then i.kind else 'rating' end, i.channel, i.direction, i.author_kind, i.source_id, i.contact_point_id,
    coalesce(customer.customer_id, i.contact_point_id),
    coalesce(agent.customer_id, i.agent_point_id),
    coalesce(i.conversation_id, i.record_id),
    i.repeat_of is null and i.opens_conversation, i.is_leg, i.is_reply, i.repeat_of is null and i.opens_wait,
    i.repeat_of is null and i.is_first_wait, i.answered_at,
    coalesce(answerer.customer_id, i.answered_by),
    i.answer_record_id, i.answer_part, i.call_outcome, i.talk_ms, i.hold_ms, i.wrap_up_ms, i.rating_value,
    i.rating_scale, i.rated_at, i.survey_sent_at, i.stated_answered_at, i.language,
    i.agent_point_id, i.answered_by, i.version,
    i.words, i.attachment_count, i.topic, i.subtopic, i.tags, i.gave_up_at,
    i.sentiment
  from (
    select
      c.contact_point_id, c.at, c.record_id, c.part, c.slot, c.source_id, c.channel, c.kind, c.author_kind, c.direction,
      c.is_reply, c.is_leg, c.opens_conversation, c.opens_wait, c.is_first_wait, c.agent_point_id, c.answered_at,
      c.answered_by, c.answer_record_id, c.answer_part, c.stated_answered_at, c.conversation_id, c.call_outcome,
      c.talk_ms, c.hold_ms, c.wrap_up_ms, c.rating_value, c.rating_scale, c.rated_at, c.survey_sent_at, c.language,
      c.repeat_of, c.repeat_keeps_rating, c.version,
      c.words, jsonb_array_length(c.attachments) as attachment_count, c.topic, c.subtopic, c.tags, c.gave_up_at,
      c.sentiment
    from history.interaction c
    where c.version <= v
    union all
    select
      s.contact_point_id, s.at, s.record_id, s.part, s.slot, s.source_id, s.channel, s.kind, s.author_kind, s.direction,
      s.is_reply, s.is_leg, s.opens_conversation, s.opens_wait, s.is_first_wait, s.agent_point_id, s.answered_at,
      s.answered_by, s.answer_record_id, s.answer_part, s.stated_answered_at, s.conversation_id, s.call_outcome,
      s.talk_ms, s.hold_ms, s.wrap_up_ms, s.rating_value, s.rating_scale, s.rated_at, s.survey_sent_at, s.language,
      s.repeat_of, s.repeat_keeps_rating, s.version,
      s.words, s.attachment_count, s.topic, s.subtopic, s.tags, s.gave_up_at,
      s.sentiment
    from history.superseded s
    where s.version <= v and s.until_version > v
  ) i
  left join history.link_as_of(v) customer on customer.contact_point_id = i.contact_point_id
  left join history.link_as_of(v) agent on agent.contact_point_id = i.agent_point_id
  left join history.link_as_of(v) answerer on answerer.contact_point_id = i.answered_by
  where i.repeat_of is null or i.repeat_keeps_rating
$$;
