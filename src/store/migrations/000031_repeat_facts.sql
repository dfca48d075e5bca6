-- What repeats may be told apart by, like the rows that they repeat.
create or replace view published.repeat as
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
  i.is_leg,
  i.repeat_of,
  i.repeat_part,
  i.repeat_rule,
  coalesce(i.repeat_keeps_rating, false) as keeps_rating,
  coalesce(head.conversation_id, head.record_id, i.record_id) as conversation_id,
  i.language,
  i.topic,
  i.subtopic,
  i.tags
from history.interaction i
left join history.interaction head on head.record_id = i.repeat_of and head.part = i.repeat_part
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
where i.repeat_of is not null;
