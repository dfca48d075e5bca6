-- How conversations were resolved and opened again (decision 0025). What a record says of it is kept of those that are decided
-- together with others; what follows for the conversation stands with the interaction that opens it, and each time for which
-- it was open with the interaction that began it. Filled as records come, and of those that are there by `rapport replay`.
create type history.resolution as enum ('open', 'resolved');
create type history.stated_resolution as enum ('open', 'resolved', 'told');
create type history.open_end as enum ('open', 'resolved', 'unknown', 'reopened');

alter table history.interaction
  -- 'told': moments only, or that there was none so far.
  add column stated_resolution history.stated_resolution,
  add column stated_resolved_at timestamptz,
  add column stated_reopened_at timestamptz,
  add column stated_reopens int,
  add column resolution history.resolution,
  add column first_resolved_at timestamptz,
  add column first_resolved_by uuid,
  add column resolved_at timestamptz,
  add column resolved_by uuid,
  add column reopens int,
  add column recontacted_at timestamptz,
  add column open_ends history.open_end,
  add column open_until timestamptz;

alter table history.superseded
  add column resolution history.resolution,
  add column first_resolved_at timestamptz,
  add column first_resolved_by uuid,
  add column resolved_at timestamptz,
  add column resolved_by uuid,
  add column reopens int,
  add column recontacted_at timestamptz,
  add column open_ends history.open_end,
  add column open_until timestamptz;

create or replace function history.keep_superseded() returns trigger language plpgsql as $$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version(),
    o.repeat_keeps_rating, o.words, jsonb_array_length(o.attachments), o.topic, o.subtopic, o.tags, o.gave_up_at,
    o.sentiment, o.resolution, o.first_resolved_at, o.first_resolved_by, o.resolved_at, o.resolved_by, o.reopens,
    o.recontacted_at, o.open_ends, o.open_until
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
    o.sentiment, o.resolution, o.first_resolved_at, o.first_resolved_by, o.resolved_at, o.resolved_by, o.reopens,
    o.recontacted_at, o.open_ends, o.open_until
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
  i.sentiment,
  case when i.repeat_of is null then i.resolution end as resolution,
  i.first_resolved_at,
  coalesce(first_resolver.customer_id, i.first_resolved_by) as first_resolved_by,
  i.resolved_at,
  coalesce(resolver.customer_id, i.resolved_by) as resolved_by,
  i.reopens,
  i.recontacted_at,
  case when i.repeat_of is null then i.open_ends end as open_ends,
  i.open_until,
  i.first_resolved_by as first_resolver_point_id,
  i.resolved_by as resolver_point_id
from history.interaction i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by
left join history.identity_link first_resolver on first_resolver.contact_point_id = i.first_resolved_by
left join history.identity_link resolver on resolver.contact_point_id = i.resolved_by
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
    i.sentiment,
    case when i.repeat_of is null then i.resolution end, i.first_resolved_at,
    coalesce(first_resolver.customer_id, i.first_resolved_by), i.resolved_at,
    coalesce(resolver.customer_id, i.resolved_by), i.reopens, i.recontacted_at,
    case when i.repeat_of is null then i.open_ends end, i.open_until, i.first_resolved_by, i.resolved_by
  from (
    select
      c.contact_point_id, c.at, c.record_id, c.part, c.slot, c.source_id, c.channel, c.kind, c.author_kind, c.direction,
      c.is_reply, c.is_leg, c.opens_conversation, c.opens_wait, c.is_first_wait, c.agent_point_id, c.answered_at,
      c.answered_by, c.answer_record_id, c.answer_part, c.stated_answered_at, c.conversation_id, c.call_outcome,
      c.talk_ms, c.hold_ms, c.wrap_up_ms, c.rating_value, c.rating_scale, c.rated_at, c.survey_sent_at, c.language,
      c.repeat_of, c.repeat_keeps_rating, c.version,
      c.words, jsonb_array_length(c.attachments) as attachment_count, c.topic, c.subtopic, c.tags, c.gave_up_at,
      c.sentiment, c.resolution, c.first_resolved_at, c.first_resolved_by, c.resolved_at, c.resolved_by,
      c.reopens, c.recontacted_at, c.open_ends, c.open_until
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
      s.sentiment, s.resolution, s.first_resolved_at, s.first_resolved_by, s.resolved_at, s.resolved_by,
      s.reopens, s.recontacted_at, s.open_ends, s.open_until
    from history.superseded s
    where s.version <= v and s.until_version > v
  ) i
  left join history.link_as_of(v) customer on customer.contact_point_id = i.contact_point_id
  left join history.link_as_of(v) agent on agent.contact_point_id = i.agent_point_id
  left join history.link_as_of(v) answerer on answerer.contact_point_id = i.answered_by
  left join history.link_as_of(v) first_resolver on first_resolver.contact_point_id = i.first_resolved_by
  left join history.link_as_of(v) resolver on resolver.contact_point_id = i.resolved_by
  where i.repeat_of is null or i.repeat_keeps_rating
$$;
