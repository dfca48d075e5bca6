-- When a call itself was picked up (of each leg), and who a contact point is: both are needed to count
-- calls and to filter by customer without reading every row.

create or replace view published.interaction as
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
  i.stated_answered_at as picked_up_at
from history.interaction i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by;

-- One row a contact point: the customer (or agent) that it belongs to.
create view published.identity as
select p.contact_point_id, coalesce(link.customer_id, p.contact_point_id) as person_id
from history.contact_point p
left join history.identity_link link using (contact_point_id);
