-- What a copy of the facts needs to show them as they stood: what is superseded as whole rows, whose they are today; and whose
-- each contact point was, and when.
drop view published.superseded;
create view published.superseded as
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
  i.attachment_count,
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
  i.resolved_by as resolver_point_id,
  i.until_version
from history.superseded i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by
left join history.identity_link first_resolver on first_resolver.contact_point_id = i.first_resolved_by
left join history.identity_link resolver on resolver.contact_point_id = i.resolved_by
where i.repeat_of is null or i.repeat_keeps_rating;
comment on view published.superseded is 'Rows of published.interaction that are others now, or gone, with the people whose they are today: they stood from version until before until_version.';

create view published.linked as
select l.contact_point_id, l.customer_id as person_id, l.version, null::bigint as until_version from history.identity_link l
union all
select s.contact_point_id, s.customer_id, s.version, s.until_version from history.superseded_link s;
comment on view published.linked is 'Whose a contact point was, from version until before until_version (null: it still is); at all other versions it was its own.';
