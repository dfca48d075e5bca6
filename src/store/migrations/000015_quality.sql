-- What the quality of the data is measured on.

-- One row an interaction as it is kept, repeats and further legs too, with what is known of it.
create view published.kept as
select
  i.at,
  i.slot,
  i.record_id,
  i.part,
  i.contact_point_id,
  s.name as source,
  i.kind,
  i.author_kind,
  i.direction,
  i.is_leg,
  i.repeat_of,
  i.repeat_part,
  i.contact_point_id in (select p.contact_point_id from history.contact_point p where p.kind = 'unknown')
    as is_unknown_customer,
  i.agent_point_id is not null as has_agent,
  i.direction_rule is not null or i.fills::text like '%direction:%' as is_direction_filled,
  coalesce(i.body, '') <> '' or coalesce(i.subject, '') <> '' as has_text,
  i.attachments is not null as has_attachments,
  i.language,
  i.sensitive,
  -- Whose history this is speaks for us elsewhere.
  i.direction <> 'internal' and i.contact_point_id in (
    select own.agent_point_id from history.interaction own where own.agent_point_id is not null) as is_own_person,
  -- Said to have happened more than a day after it arrived here. What is older than all arrivals is not looked at.
  i.at > (select min(o.received_at) from history.original o) and i.at > (
    select min(o.received_at) + interval '1 day' from history.record r join history.original o using (original_id)
    where r.record_id = i.record_id) as is_ahead
from history.interaction i
join history.source s using (source_id);

-- One row a record as an import saw it, of imports that are not undone; `slot` is when it arrived.
create view published.sighting as
select
  r.record_id,
  r.import_id,
  o.original_id,
  o.source,
  o.received_at,
  (extract(epoch from o.received_at) / 900)::int as slot,
  r.line,
  r.is_quarantined
from history.record r
join history.original o using (original_id)
join history.import m on m.import_id = r.import_id
where m.state <> 'undone';

-- Why a record was refused.
create view published.problem as
select p.record_id, p.import_id, p.code, p.about, p.excerpt, o.name as file, o.entry
from history.problem p
join history.record r using (record_id, import_id)
join history.original o using (original_id);

-- Imports, with what became of their records.
create or replace view published.import as
select import_id, title, kind, state, created_at, source, seen, stored, duplicates, quarantined
from history.import;

-- The records that count and that a rule touched, by rule, with their first interaction.
create view published.touch as
select rule.name as rule, o.source, i.at, i.slot, i.record_id, i.part, i.contact_point_id, i.repeat_of, i.repeat_part
from history.rule rule
join history.record r on r.rules @> array[rule.rule_id] and not r.is_quarantined
join history.import m on m.import_id = r.import_id and m.state <> 'undone'
join history.original o on o.original_id = r.original_id
join history.interaction i on i.record_id = r.record_id and i.part = 0
where not exists (
  select 1 from history.record other
  join history.import om on om.import_id = other.import_id and om.state <> 'undone'
  where other.record_id = r.record_id and not other.is_quarantined
    and (other.digest, other.import_id) < (r.digest, r.import_id));

-- What came in live, and how long after it had happened; milliseconds.
create view published.arrival as
select s.name as source, i.at, i.slot, i.record_id, i.part, i.contact_point_id,
  i.repeat_of, i.repeat_part, extract(epoch from arrived.at - i.at) * 1000 as delay_ms
from (
  select r.record_id, min(o.received_at) as at
  from history.import m
  join history.record r on r.import_id = m.import_id and not r.is_quarantined
  join history.original o on o.original_id = r.original_id
  where m.kind = 'live' and m.state <> 'undone'
  group by r.record_id
) arrived
join history.interaction i on i.record_id = arrived.record_id and i.part = 0
join history.source s using (source_id);
