-- What statistics, exports and analysts may read. A view's columns are a promise.

create schema published;

create view published.interaction as
select
  i.at,
  i.slot,
  i.record_id,
  i.part,
  i.kind,
  i.channel,
  i.direction,
  i.author_kind,
  i.source_id,
  i.contact_point_id,
  coalesce(customer.customer_id, i.contact_point_id) as customer_id,
  coalesce(agent.customer_id, i.agent_point_id) as agent_id,
  coalesce(i.conversation_id, i.record_id) as conversation_id,
  i.opens_conversation,
  i.is_leg,
  i.is_reply,
  i.opens_wait,
  i.is_first_wait,
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
  -- Of this very leg; `answered_at` is the end of a wait.
  i.stated_answered_at as picked_up_at
from history.interaction i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by;

comment on view published.interaction is
  'One row an interaction. A row with opens_wait is a customer''s wait: asked at `at`, ended at `answered_at` by `answered_by`, or still open (null).';

create view published.source as select source_id, name from history.source;

-- Customers and agents alike: who stands behind an id.
create view published.person as
select p.contact_point_id as person_id, p.kind, p.value, coalesce(shown.name, p.value) as label, shown.name
from history.contact_point p
left join lateral (
  select n.name
  from history.contact_name n
  join history.import i using (import_id)
  where n.contact_point_id = p.contact_point_id and i.state <> 'undone'
  order by length(n.name) desc, n.name
  limit 1
) shown on true;

-- Who stands behind a contact point: the customer (or agent) that it belongs to.
create view published.identity as
select p.contact_point_id, coalesce(link.customer_id, p.contact_point_id) as person_id
from history.contact_point p
left join history.identity_link link using (contact_point_id);

-- All names by which a contact point is known.
create view published.name as
select n.contact_point_id, n.name
from history.contact_name n
join history.import i using (import_id)
where i.state <> 'undone';

-- What a person reads of an interaction. Apart, so that statistics cannot touch text.
create view published.message as
select contact_point_id, at, record_id, part, subject, body, attachments, fills, direction_rule
from history.interaction;
