-- What a copy of the facts needs beside them: which version wrote a row, what is superseded since, and by which contact
-- points its people were known, so that joining two of them changes only whose rows they are.
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
  i.version
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
    i.agent_point_id, i.answered_by, i.version
  from (
    select
      c.contact_point_id, c.at, c.record_id, c.part, c.slot, c.source_id, c.channel, c.kind, c.author_kind, c.direction,
      c.is_reply, c.is_leg, c.opens_conversation, c.opens_wait, c.is_first_wait, c.agent_point_id, c.answered_at,
      c.answered_by, c.answer_record_id, c.answer_part, c.stated_answered_at, c.conversation_id, c.call_outcome,
      c.talk_ms, c.hold_ms, c.wrap_up_ms, c.rating_value, c.rating_scale, c.rated_at, c.survey_sent_at, c.language,
      c.repeat_of, c.repeat_keeps_rating, c.version
    from history.interaction c
    where c.version <= v
    union all
    select
      s.contact_point_id, s.at, s.record_id, s.part, s.slot, s.source_id, s.channel, s.kind, s.author_kind, s.direction,
      s.is_reply, s.is_leg, s.opens_conversation, s.opens_wait, s.is_first_wait, s.agent_point_id, s.answered_at,
      s.answered_by, s.answer_record_id, s.answer_part, s.stated_answered_at, s.conversation_id, s.call_outcome,
      s.talk_ms, s.hold_ms, s.wrap_up_ms, s.rating_value, s.rating_scale, s.rated_at, s.survey_sent_at, s.language,
      s.repeat_of, s.repeat_keeps_rating, s.version
    from history.superseded s
    where s.version <= v and s.until_version > v
  ) i
  left join history.link_as_of(v) customer on customer.contact_point_id = i.contact_point_id
  left join history.link_as_of(v) agent on agent.contact_point_id = i.agent_point_id
  left join history.link_as_of(v) answerer on answerer.contact_point_id = i.answered_by
  where i.repeat_of is null or i.repeat_keeps_rating
$$;

create view published.superseded as
select s.record_id, s.part, s.at, s.version, s.until_version from history.superseded s;
comment on view published.superseded is 'Rows of published.interaction that are others now, or gone: they stood from version until before until_version.';

create view published.relinked as
select l.contact_point_id, l.version from history.identity_link l
union all
select s.contact_point_id, s.until_version from history.superseded_link s;
comment on view published.relinked is 'At which version a contact point became somebody else''s.';

-- Found by version without reading all of it; new pages are summed up as they fill, not only at the next vacuum.
alter index history.interaction_version set (autosummarize = on);
alter index history.superseded_until set (autosummarize = on);
create index identity_link_version on history.identity_link (version);
create index superseded_link_until on history.superseded_link (until_version);
